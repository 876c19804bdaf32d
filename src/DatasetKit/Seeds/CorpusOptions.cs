namespace DatasetKit.Seeds;

/// <summary>Which files are seeds and how they are read.</summary>
internal sealed record CorpusOptions
{
    /// <summary>The project's folder, absolute. Paths in diagnostics are relative to it.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>The folder of the seeds, absolute.</summary>
    public required string Root { get; init; }

    /// <summary>What the path of a seed from the root needs before it to be its path from the project's folder; empty or ending with a slash.</summary>
    public string RootPrefix => field ??= ProjectPaths.Relative(ProjectDirectory, Root) is var path && path == "." ? "" : $"{path}/";

    /// <summary>Globs of the seeds, relative to <see cref="Root"/>.</summary>
    public required IReadOnlyList<string> Include { get; init; }

    /// <summary>Globs of files that are no seeds, relative to <see cref="Root"/>.</summary>
    public required IReadOnlyList<string> Exclude { get; init; }

    /// <summary>Folders below <see cref="Root"/> that hold no seeds, absolute: where releases are built.</summary>
    public IReadOnlyList<string> SkippedDirectories { get; init; } = [];

    /// <summary>Says how the schema spells a key that it declares, whatever the case; null for other keys. For headers, whose keys have no case.</summary>
    public Func<string, string?> KeySpelling { get; init; } = static _ => null;
}
