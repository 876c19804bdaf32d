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

    // What other collections call it.
    private static readonly HashSet<string> s_textKeys = new(["text", "txt", "content", "contents", "body", "raw_content", "raw_text", "full_text"], StringComparer.OrdinalIgnoreCase);

    private readonly Seed _seed;
    private readonly LineBlocks _blocks;
    private readonly Stamp _stamp;
    private readonly MappingNode? _sidecar;
    private readonly Finding? _sidecarFault;
    private int _batches;
    private bool _isUnread;

    public JsonlSeed(Seed seed)
    {
        _seed = seed;
        _blocks = new LineBlocks(() => InputFile.OpenStream(seed.FullPath));
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
        LineBatch? batch = null;
        try
        {
            batch = _sidecarFault is null ? _blocks.Next() : _batches == 0 ? Unread(_seed.Id, _sidecarFault) : null;
            if (_batches == 0 && batch?.Lines().FirstOrDefault() is { Number: 1, Line: var line } && ForeignEncoding.Guess(line.Span) is not null)
            {
                batch.KeepFirst();
                _blocks.Stop();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            batch = Unread(IdOf(_blocks.Number), MetadataFile.SeedUnreadable(_seed.Path, fault).Finding);
            _blocks.Stop();
        }

        _isUnread |= batch?.Unread is not null;
        if (_batches++ == 0 || batch is not null)
            return batch ?? new LineBatch(default, 1);
        State = _isUnread ? SeedState.Unread : new SeedState(_stamp, _blocks.Digest);
        return null;
    }

    /// <summary>The documents of a batch. Each one's text holds as long as the batch.</summary>
    /// <param name="batch">The batch, which can be read once: texts are put right where they stand.</param>
    public IEnumerable<Document> Read(LineBatch batch)
    {
        foreach (var (number, line) in batch.Lines())
            yield return ReadLine(line, number);
        if (batch.IsTooLong)
            yield return Broken(IdOf(batch.FirstNumber), batch.FirstNumber, new Finding(Codes.TooLarge, new SourceFile(_seed.Path, batch.FirstNumber).At(1, 1), $"The line is longer than {Thousands.Of(TextBytes.MaxDocumentBytes)} bytes."));
        if (batch.Unread is not null)
            yield return batch.Unread;
    }

    public void Dispose() => _blocks.Dispose();

    private Document ReadLine(Memory<byte> line, int number)
    {
        var source = new SourceFile(_seed.Path, number);
        try
        {
            TextBytes.CheckEncoding(line.Span, source);
            TextBytes.CheckControls(line.Span, source);
            if (new JsonReader(line.Span, source).ReadObjectWithText(TextKey, out var text, out var cutShort) is not { } metadata)
                return Broken(IdOf(number), number, cutShort!);
            var raw = text is null
                ? new RawDocument(metadata, default, number, NoText: WithoutText(metadata, source))
                : new RawDocument(metadata, Unescape(line.Slice(text.Start, text.Length), source, text.Location), number);
            return Assembly.Assemble(_seed, raw, _sidecar, source.At(1, 1), IdOf(number));
        }
        catch (FaultException fault)
        {
            return Broken(IdOf(number), number, fault.Finding);
        }
    }

    private static Finding WithoutText(MappingNode metadata, SourceFile source)
    {
        const string why = "The line has no key 'text', which holds the text of the document";
        return metadata.Entries.FirstOrDefault(entry => entry.Value is ScalarNode { Kind: ScalarKind.String } && s_textKeys.Contains(entry.Key)) is { Key: { } meant } entry
            ? new Finding(Codes.EmptyText, entry.KeyLocation, $"{why}; write 'text' for '{meant}'.")
            : new Finding(Codes.EmptyText, source.At(1, 1), $"{why}; add it.");
    }

    /// <summary>Turns a JSON string into text where it stands: nobody needs the line any more.</summary>
    private static Memory<byte> Unescape(Memory<byte> text, SourceFile source, Location place)
    {
        if (JsonEscapes.Unescape(text.Span) is not { } length)
            throw JsonReader.LoneSurrogate(place);
        text = text[..length];
        TextBytes.CheckControls(text.Span, source, place);
        return text[..TextBytes.UnifyLineEndings(text.Span)];
    }

    private LineBatch Unread(string id, Finding fault) => new(default, _blocks.Number) { Unread = Broken(id, _blocks.Number, fault) };

    private Document Broken(string id, int line, Finding fault)
    {
        var document = new Document { Id = id, Location = new Location(_seed.Path, line, 1) };
        document.Add(fault);
        return document;
    }

    private string IdOf(int line) => $"{_seed.Id}#{line}";
}
