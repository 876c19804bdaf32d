using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>
/// What <c>_defaults.yaml</c> files say for the seeds below them. A deeper folder's key wins; mappings are not merged. Each file is read once.
/// </summary>
internal sealed class FolderDefaults
{
    public const string FileName = "_defaults.yaml";

    public static FolderDefaults None { get; } = new(new MappingNode(default, []), []);

    private FolderDefaults(MappingNode metadata, IReadOnlyList<Finding> findings) => (Metadata, Findings) = (metadata, findings);

    public MappingNode Metadata { get; }

    /// <summary>Why a file of this folder or of one above could not be read. The documents below are not judged by what is missing.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What the reader of these files has to say of values that could be read.</summary>
    public IReadOnlyList<Finding> Doubts { get; private init; } = [];

    /// <summary>What the folders from the project's down to the root say, without the root itself, where the root lies below.</summary>
    public static FolderDefaults AboveRoot(CorpusOptions options) => FilesAboveRoot(options).Reverse()
        .Aggregate(None, (outer, file) => outer.With(file, ProjectPaths.Relative(options.ProjectDirectory, file)));

    /// <summary>The files that <see cref="AboveRoot"/> reads, innermost first.</summary>
    public static IEnumerable<string> FilesAboveRoot(CorpusOptions options)
    {
        if (!ProjectPaths.IsWithin(options.ProjectDirectory, options.Root))
            yield break;
        for (var folder = options.Root; folder != options.ProjectDirectory;)
        {
            folder = Path.GetDirectoryName(folder)!;
            var file = Path.Combine(folder, FileName);
            if (File.Exists(file))
                yield return file;
        }
    }

    /// <summary>These defaults with those of a deeper folder before them.</summary>
    /// <param name="file">The deeper folder's file.</param>
    /// <param name="path">The file's path for diagnostics.</param>
    public FolderDefaults With(string file, string path)
    {
        // Where they are too large already, each further file would be.
        if (Findings.Any(finding => finding.Code == Codes.TooLarge))
            return this;
        try
        {
            var own = MetadataFile.Read(file, path, ReadLimits.Defaults with { NodesBefore = Metadata.Entries.Length == 0 ? 0 : Metadata.Size });
            return new FolderDefaults(Merge.Over(own, Metadata), Findings) { Doubts = [.. Doubts, .. own.Doubts] };
        }
        catch (FaultException fault)
        {
            return new FolderDefaults(Metadata, [.. Findings, fault.Finding]);
        }
    }
}
