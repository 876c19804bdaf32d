using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>One file of the corpus.</summary>
/// <param name="Path">Relative to the project's folder, with <c>/</c> between folders.</param>
/// <param name="FullPath">Absolute.</param>
/// <param name="Id">The path from the root without extension, NFC.</param>
/// <param name="Sidecars">The metadata files beside it, absolute.</param>
/// <param name="Defaults">What its folder says.</param>
internal sealed record Seed(string Path, string FullPath, string Id, IReadOnlyList<string> Sidecars, FolderDefaults Defaults)
{
    public bool IsJsonl => FullPath.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    public bool IsPlainText => FullPath.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the seed's documents one after the other. A document's text holds until the next one is read.</summary>
    public IEnumerable<Document> ReadDocuments(DocumentReader reader) => reader.Read(this);

    /// <summary>The path of a sidecar for diagnostics.</summary>
    public string PathOf(string sidecar) => Path + sidecar[FullPath.Length..];

    /// <exception cref="FaultException">A sidecar cannot be read, or there are two.</exception>
    public MappingNode? ReadSidecar()
    {
        if (Sidecars.Count == 0)
            return null;
        if (Sidecars.Count > 1)
        {
            var names = string.Join(" and ", Sidecars.Select(sidecar => $"'{System.IO.Path.GetFileName(sidecar)}'"));
            throw new FaultException(Codes.TwoSidecars, Location.StartOf(PathOf(Sidecars[1])), $"The seed has two sidecars, {names}; keep one.");
        }

        return MetadataFile.Read(Sidecars[0], PathOf(Sidecars[0]));
    }
}
