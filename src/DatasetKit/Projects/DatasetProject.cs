using DatasetKit.Diagnostics;
using DatasetKit.Schemas;
using DatasetKit.Seeds;

namespace DatasetKit.Projects;

/// <summary>A dataset project: what <c>dataset.yaml</c> says, checked, with its defaults filled in. Immutable.</summary>
public sealed record DatasetProject
{
    /// <summary>The name of the project file.</summary>
    public const string FileName = "dataset.yaml";

    internal DatasetProject()
    {
    }

    /// <summary>The project file, absolute.</summary>
    public string ProjectFile { get; internal init; } = "";

    /// <summary>The project's folder, absolute. Paths in diagnostics are relative to it.</summary>
    public string Directory { get; internal init; } = "";

    /// <summary>Where the last published version is recorded, absolute: <c>dataset.lock.json</c> beside <c>dataset.yaml</c>. It need not be there.</summary>
    public string LockFile => Path.ChangeExtension(ProjectFile, ".lock.json");

    /// <summary>The dataset's name.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The release's version, SemVer 2.0.0.</summary>
    public string Version { get; internal init; } = "";

    /// <summary>What the dataset is called, for people; null where not said.</summary>
    public string? Title { get; internal init; }

    /// <summary>What the dataset is, for people; null where not said.</summary>
    public string? Description { get; internal init; }

    /// <summary>The SPDX expression of the license; null where not said.</summary>
    public string? License { get; internal init; }

    /// <summary>The dataset's page; null where not said.</summary>
    public string? Homepage { get; internal init; }

    /// <summary>Who made the dataset.</summary>
    public IReadOnlyList<Creator> Creators { get; internal init; } = [];

    /// <summary>Words to find the dataset by.</summary>
    public IReadOnlyList<string> Keywords { get; internal init; } = [];

    /// <summary>The languages of the texts, BCP 47.</summary>
    public IReadOnlyList<string> Languages { get; internal init; } = [];

    /// <summary>The day of publication; null where not said.</summary>
    public DateOnly? Published { get; internal init; }

    /// <summary>The metadata schema's file, absolute; null for the built-in one.</summary>
    public string? SchemaFile { get; internal init; }

    /// <summary>The folder of the seeds, absolute. Default: <c>seeds</c> beside the project file.</summary>
    public string Root { get; internal init; } = "";

    /// <summary>Globs of the seeds, relative to <see cref="Root"/>. Default: <c>**/*.md</c>, <c>**/*.txt</c>, <c>**/*.jsonl</c>.</summary>
    public IReadOnlyList<string> Include { get; internal init; } = ["**/*.md", "**/*.txt", "**/*.jsonl"];

    /// <summary>Globs of files that are no seeds, relative to <see cref="Root"/>. Default: none.</summary>
    public IReadOnlyList<string> Exclude { get; internal init; } = [];

    /// <summary>What happens to a document with an error. Default: <see cref="OnInvalid.Fail"/>.</summary>
    public OnInvalid OnInvalid { get; internal init; }

    /// <summary>Severities that differ from a rule's own, by code.</summary>
    public IReadOnlyDictionary<string, Severity> Rules { get; internal init; } = new Dictionary<string, Severity>();

    /// <summary>The splits with their weights, by name. Default: <c>train</c> alone.</summary>
    public IReadOnlyDictionary<string, decimal> Splits { get; internal init; } = new Dictionary<string, decimal> { ["train"] = 1 };

    /// <summary>Input of the hash that assigns splits. Default: <see cref="Name"/>.</summary>
    public string Salt { get; internal init; } = "";

    /// <summary>How releases are written.</summary>
    public ReleaseSettings Release { get; internal init; } = new();

    /// <summary>The place of <c>version</c> in the project file.</summary>
    internal Location VersionLocation { get; init; }

    internal MetadataSchema Schema { get; init; } = null!;

    /// <summary>What was found in the project file and in the schema that is no error.</summary>
    internal IReadOnlyList<Finding> Findings { get; init; } = [];

    internal CorpusOptions CorpusOptions => new()
    {
        ProjectDirectory = Directory,
        Root = Root,
        Include = Include,
        Exclude = Exclude,
        SkippedDirectories = [Release.Directory, ProjectPaths.Real(Release.Directory)],
        KeySpelling = Schema.SpellingOf,
    };

    /// <summary>Reads and checks a project file.</summary>
    /// <param name="projectFile">The project file, absolute.</param>
    /// <param name="overrides">What takes the place of the file's values; null for nothing.</param>
    /// <returns>The project, or the diagnostics that say why there is none.</returns>
    public static ProjectLoadResult Load(string projectFile, ProjectOverrides? overrides = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(projectFile);
        if (!Path.IsPathFullyQualified(projectFile))
            throw new ArgumentException("The path must be absolute.", nameof(projectFile));
        return ProjectReader.Read(Path.GetFullPath(projectFile), overrides ?? new ProjectOverrides());
    }
}
