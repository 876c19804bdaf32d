using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>One file of the corpus.</summary>
internal sealed class Seed
{
    // No name of a file is longer on most systems.
    private const int MaxShortName = 256;

    /// <param name="options">The project's.</param>
    /// <param name="folder">The folder that it stands in.</param>
    /// <param name="index">Its place in <see cref="SeedFolder.Seeds"/>.</param>
    public Seed(CorpusOptions options, SeedFolder folder, int index)
    {
        Folder = folder;
        Index = index;
        var utf8 = folder.Seeds[index];
        Span<char> name = utf8.Length <= MaxShortName ? stackalloc char[MaxShortName] : new char[utf8.Length];
        name = name[..Encoding.UTF8.GetChars(utf8, name)];
        Path = string.Concat(options.RootPrefix, folder.Prefix, name);
        Id = Nfc.Normalise(string.Concat(folder.Prefix, name[..(name.LastIndexOf('.') is >= 0 and var at ? at : name.Length)]));
    }

    public SeedFolder Folder { get; }

    /// <summary>Its place in <see cref="SeedFolder.Seeds"/>.</summary>
    public int Index { get; }

    /// <summary>Relative to the project's folder, with <c>/</c> between folders.</summary>
    public string Path { get; }

    /// <summary>Absolute.</summary>
    public string FullPath => System.IO.Path.Combine(Folder.FullPath, NameText);

    /// <summary>The path from the root without extension, NFC.</summary>
    public string Id { get; }

    /// <summary>What its folder says.</summary>
    public FolderDefaults Defaults => Folder.Defaults;

    public bool IsJsonl => Path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    public bool IsPlainText => Path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>Its name as the file system has it; a NUL follows in memory.</summary>
    public ReadOnlySpan<byte> Name => Folder.Seeds[Index];

    /// <summary>Reads the seed's documents one after the other. A document's text holds until the next one is read.</summary>
    public IEnumerable<Document> ReadDocuments(DocumentReader reader) => reader.Read(this);

    /// <summary>Its sidecar; null where there is none.</summary>
    /// <exception cref="FaultException">It cannot be read, or there are two.</exception>
    public MappingNode? ReadSidecar() => FindSidecar(out var path) is { } name ? MetadataFile.Read(System.IO.Path.Combine(Folder.FullPath, name), path) : null;

    /// <summary>The name of its sidecar, and the path for diagnostics; null where there is none.</summary>
    /// <exception cref="FaultException">There are two.</exception>
    public string? FindSidecar(out string path)
    {
        path = "";
        if (!Folder.HasSidecars || Folder.SidecarsOf(NameText) is not { Count: > 0 } sidecars)
            return null;
        if (sidecars.Count > 1)
        {
            var names = string.Join(" and ", sidecars.Select(sidecar => $"'{sidecar}'"));
            throw new FaultException(Codes.TwoSidecars, Location.StartOf(PathOf(sidecars[1])), $"The seed has two sidecars, {names}; keep one.");
        }

        path = PathOf(sidecars[0]);
        return sidecars[0];
    }

    private string NameText => Folder.Seeds.TextOf(Index);

    private string PathOf(string sidecar) => string.Concat(Path.AsSpan(0, Path.Length - NameText.Length), sidecar);
}
