using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>Reads seeds into documents with one set of buffers. An instance serves one thread.</summary>
internal sealed class DocumentReader(CorpusOptions options) : IDisposable
{
    private TextBuffer _bytes;
    private TextBuffer _sidecarBytes;
    private (string Path, FolderFiles Files)? _folder;

    /// <summary>The seed of one document that was read last; <see cref="SeedState.Unread"/> where it could not be read.</summary>
    public SeedState State { get; private set; }

    /// <summary>The documents of a seed. Each one's text holds until the next is read.</summary>
    public IEnumerable<Document> Read(Seed seed) => seed.IsJsonl && !IsUnreadable(seed) ? ReadLines(seed) : [ReadOne(seed)];

    /// <summary>The document of a seed that holds one. Its text holds until the next is read.</summary>
    public Document ReadOne(Seed seed)
    {
        MappingNode? sidecar = null;
        Finding? fault = null;
        State = SeedState.Unread;
        if (IsUnreadable(seed))
            return Unread(seed, new Finding(Codes.InvalidEncoding, Location.StartOf(seed.Path), "The file's name is not UTF-8; rename it."));
        try
        {
            sidecar = ReadSidecar(seed);
        }
        catch (FaultException exception)
        {
            fault = exception.Finding;
        }

        return ReadText(seed, sidecar, fault);
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _sidecarBytes.Dispose();
        _folder?.Files.Dispose();
    }

    private static IEnumerable<Document> ReadLines(Seed seed)
    {
        using var lines = new JsonlSeed(seed);
        while (lines.Next() is { } batch)
        {
            using (batch)
            {
                foreach (var document in lines.Read(batch))
                    yield return document;
            }
        }
    }

    private Document ReadText(Seed seed, MappingNode? sidecar, Finding? sidecarFault)
    {
        try
        {
            var text = TextBytes.Clean(Load(seed), new SourceFile(seed.Path));
            return Assembly.Assemble(seed, Detect(text, seed, sidecar, sidecarFault is not null), sidecar, Location.StartOf(seed.Path), seed.Id, sidecarFault);
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

    // What of a name is not UTF-8 reads as this sign, so another file would be looked for.
    private static bool IsUnreadable(Seed seed) => seed.Path.Contains('\uFFFD', StringComparison.Ordinal);

    private static Document Unread(Seed seed, Finding fault)
    {
        var document = new Document { Id = seed.Id, Location = Location.StartOf(seed.Path) };
        document.Add(fault);
        return document;
    }

    private RawDocument Detect(ReadOnlyMemory<byte> text, Seed seed, MappingNode? sidecar, bool isSidecarBroken)
    {
        if ((FrontMatter.TryRead(text, seed.Path) ?? HeaderBlock.TryRead(text, seed.Path, options.KeySpelling)) is { } read)
            return read;

        // Where the title comes from elsewhere, the text may begin as it likes.
        var isTitled = seed.Defaults.Metadata["title"] is not null;
        var misplaced = sidecar?["title"] is null ? new FrontMatterGuess(seed.Path, options.KeySpelling, isTitled).Find(text.Span) : null;
        if (misplaced is null && sidecar?["title"] is null && !isTitled)
            misplaced = new HeaderGuess(seed.Path, options.KeySpelling).Find(text.Span);
        if (misplaced is not null)
            throw new FaultException(misplaced);

        var plain = new RawDocument(new MappingNode(Location.StartOf(seed.Path), []), text, 1);
        if (!seed.IsPlainText)
            return plain;

        // A sidecar that names title and date is there for texts that have neither, so such a text need not have the form. One that cannot be read,
        // or spells them otherwise, was meant to name them.
        var headline = Headline.Read(text, seed.Path);
        var isPlain = (isSidecarBroken || (Names(sidecar, "title") && Names(sidecar, DocumentDate.Key))) && !HasHeadlineForm(headline);
        return isPlain ? plain : headline;
    }

    private static bool Names(MappingNode? sidecar, string key) => sidecar is not null && sidecar.Entries.Any(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    private static bool HasHeadlineForm(RawDocument headline)
    {
        if (headline.Fault is not null)
            return false;
        DocumentDate.Normalise(headline.Metadata, out var fault);
        return fault is null;
    }

    private MappingNode? ReadSidecar(Seed seed)
    {
        if (seed.FindSidecar(out var path) is not { } name)
            return null;
        try
        {
            var stamp = FilesOf(seed).Load(Encoding.UTF8.GetBytes(name + '\0').AsSpan(..^1), ReadLimits.Metadata.MaxBytes, ref _sidecarBytes);
            new TreeBuilder(ReadLimits.Metadata).CheckSize(stamp.Bytes, Location.StartOf(path));
            return MetadataFile.Read(_sidecarBytes.Memory, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw MetadataFile.SeedUnreadable(path, fault);
        }
    }

    private FolderFiles FilesOf(Seed seed)
    {
        if (_folder?.Path == seed.Folder.FullPath)
            return _folder.Value.Files;
        _folder?.Files.Dispose();
        _folder = null;
        _folder = (seed.Folder.FullPath, FolderFiles.Open(seed.Folder.FullPath));
        return _folder.Value.Files;
    }

    private Memory<byte> Load(Seed seed)
    {
        var stamp = FilesOf(seed).Load(seed.Name, TextBytes.MaxDocumentBytes, ref _bytes);
        State = new SeedState(stamp, Hash128.Of(_bytes.Memory.Span));
        if (stamp.Bytes > TextBytes.MaxDocumentBytes)
            throw new FaultException(Codes.TooLarge, Location.StartOf(seed.Path), $"The document is larger than {Thousands.Of(TextBytes.MaxDocumentBytes)} bytes.");
        return _bytes.Memory;
    }
}
