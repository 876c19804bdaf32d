using System.IO.Hashing;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>
/// JSON Lines: one object a line, whose <c>text</c> is the body. A fault in a line rejects that line's document alone. The lines are fetched
/// in batches, one after the other, and each batch can be read on a thread of its own.
/// </summary>
internal sealed class JsonlSeed : IDisposable
{
    private const string TextKey = "text";

    private readonly Seed _seed;
    private readonly XxHash128 _digest = new();
    private readonly ByteLines _lines;
    private readonly Stamp _stamp;
    private readonly MappingNode? _sidecar;
    private readonly Finding? _sidecarFault;
    private int _batches;
    private bool _isUnread;

    public JsonlSeed(Seed seed)
    {
        _seed = seed;
        _lines = new ByteLines(() => InputFile.OpenStream(seed.FullPath)) { Digest = _digest };
        try
        {
            using var folder = FolderFiles.Open(seed.Folder.FullPath);
            _stamp = folder.StampOf(seed.Name);
            _sidecar = seed.ReadSidecar();
        }
        catch (FaultException fault)
        {
            _sidecarFault = fault.Finding;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _sidecarFault = MetadataFile.SeedUnreadable(seed.Path, fault).Finding;
        }
    }

    /// <summary>The seed as it was when it was read. Known once there is no further batch.</summary>
    public SeedState State { get; private set; } = SeedState.Unread;

    /// <summary>Fetches the next lines. The first batch is there even where there is no line.</summary>
    /// <returns>Null after the last.</returns>
    public LineBatch? Next()
    {
        var batch = new LineBatch { Unread = _batches == 0 && _sidecarFault is not null ? Broken(_seed.Id, 1, _sidecarFault) : null };
        try
        {
            while (_sidecarFault is null && !batch.IsFull && _lines.Move())
            {
                if (_lines.IsBlank)
                    continue;
                batch.Add(_lines.Current, _lines.Number, _lines.IsTooLong);
                if (_lines.Number == 1 && ForeignEncoding.Guess(_lines.Current) is not null)
                    _lines.Stop();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            batch.Unread = Broken(IdOf(_lines.Number), Math.Max(1, _lines.Number), MetadataFile.SeedUnreadable(_seed.Path, fault).Finding);
            _lines.Stop();
        }

        _isUnread |= batch.Unread is not null;
        if (_batches++ == 0 || batch.Lines.Count > 0 || batch.Unread is not null)
            return batch;
        batch.Dispose();
        State = _isUnread ? SeedState.Unread : new SeedState(_stamp, _digest.GetCurrentHashAsUInt128());
        return null;
    }

    /// <summary>The documents of a batch. Each one's text holds until the next is read.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="text">Room for a text.</param>
    public IEnumerable<Document> Read(LineBatch batch, TextBuffer.Owner text)
    {
        foreach (var line in batch.Lines)
            yield return ReadLine(batch.BytesOf(line), line, ref text.Buffer);
        if (batch.Unread is not null)
            yield return batch.Unread;
    }

    public void Dispose() => _lines.Dispose();

    private Document ReadLine(ReadOnlySpan<byte> bytes, LineBatch.Line line, ref TextBuffer text)
    {
        var source = new SourceFile(_seed.Path, line.Number);
        try
        {
            if (line.IsTooLong)
                throw new FaultException(Codes.TooLarge, source.At(1, 1), $"The line is longer than {TextBytes.MaxDocumentBytes:N0} bytes.");
            TextBytes.CheckEncoding(bytes, source);
            TextBytes.CheckControls(bytes, source);
            text.SetLength(0);
            var metadata = new JsonReader(bytes, source).ReadObjectWithText(TextKey, ref text, out var place);
            TextBytes.CheckControls(text.Memory.Span, source, place);
            text.SetLength(TextBytes.UnifyLineEndings(text.Memory.Span));
            var raw = new RawDocument(metadata, text.Memory, line.Number);
            return Assembly.Assemble(_seed, raw, _sidecar, source.At(1, 1), IdOf(line.Number));
        }
        catch (FaultException fault)
        {
            return Broken(IdOf(line.Number), line.Number, fault.Finding);
        }
    }

    private Document Broken(string id, int line, Finding fault)
    {
        var document = new Document { Id = id, Location = new Location(_seed.Path, line, 1) };
        document.Add(fault);
        return document;
    }

    private string IdOf(int line) => $"{_seed.Id}#{line}";
}
