using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Seeds;

/// <summary>Reads seeds into documents with one set of buffers. An instance serves one thread.</summary>
internal sealed class DocumentReader(CorpusOptions options) : IDisposable
{
    private TextBuffer _bytes;

    /// <summary>The documents of a seed. Each one's text holds until the next is read.</summary>
    public IEnumerable<Document> Read(Seed seed)
    {
        MappingNode? sidecar = null;
        Finding? fault = null;
        try
        {
            sidecar = seed.ReadSidecar();
        }
        catch (FaultException exception)
        {
            fault = exception.Finding;
        }

        if (!seed.IsJsonl)
            return [ReadText(seed, sidecar, fault)];
        return fault is null ? JsonlSeed.Read(seed, sidecar) : [Unread(seed, fault)];
    }

    public void Dispose() => _bytes.Dispose();

    private Document ReadText(Seed seed, MappingNode? sidecar, Finding? sidecarFault)
    {
        try
        {
            var text = TextBytes.Clean(Load(seed), new SourceFile(seed.Path));
            var document = Assembly.Assemble(seed, Detect(text, seed, sidecar), sidecar, Location.StartOf(seed.Path), seed.Id, sidecarFault);
            return document;
        }
        catch (FaultException fault)
        {
            return Unread(seed, fault.Finding);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Unread(seed, MetadataFile.SeedUnreadable(seed.Path, fault).Finding);
        }
    }

    private static Document Unread(Seed seed, Finding fault)
    {
        var document = new Document { Id = seed.Id, Location = Location.StartOf(seed.Path) };
        document.Add(fault);
        return document;
    }

    private RawDocument Detect(ReadOnlyMemory<byte> text, Seed seed, MappingNode? sidecar)
    {
        if ((FrontMatter.TryRead(text, seed.Path) ?? HeaderBlock.TryRead(text, seed.Path, options.KeySpelling)) is { } read)
            return read;
        var plain = new RawDocument(new MappingNode(Location.StartOf(seed.Path), []), text, 1);
        if (!seed.IsPlainText)
            return plain;

        // A sidecar that names title and date is there for texts that have neither, so such a text need not have the form.
        var headline = Headline.Read(text, seed.Path);
        var isPlain = sidecar?["title"] is not null && sidecar[DocumentDate.Key] is not null && !HasHeadlineForm(headline);
        return isPlain ? plain : headline;
    }

    private static bool HasHeadlineForm(RawDocument headline)
    {
        if (headline.Fault is not null)
            return false;
        DocumentDate.Normalise(headline.Metadata, out var fault);
        return fault is null;
    }

    private Memory<byte> Load(Seed seed)
    {
        using var file = InputFile.Open(seed.FullPath);
        var length = RandomAccess.GetLength(file);
        if (length > TextBytes.MaxDocumentBytes)
            throw new FaultException(Codes.TooLarge, Location.StartOf(seed.Path), $"The document is larger than {TextBytes.MaxDocumentBytes:N0} bytes.");
        _bytes.Reserve((int)length);
        _bytes.SetLength((int)length);
        _bytes.SetLength(ReadAll(file, _bytes.Memory.Span));
        return _bytes.Memory;
    }

    private static int ReadAll(SafeFileHandle file, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length && RandomAccess.Read(file, buffer[total..], total) is > 0 and var count)
            total += count;
        return total;
    }
}
