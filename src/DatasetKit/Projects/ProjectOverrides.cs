namespace DatasetKit.Projects;

/// <summary>What a command line or an MSBuild property says in place of <c>dataset.yaml</c>.</summary>
public sealed record ProjectOverrides
{
    /// <summary>In place of <c>version</c>; null or empty for the file's own.</summary>
    public string? Version { get; init; }

    /// <summary>In place of <c>release.directory</c>, absolute; null or empty for the file's own.</summary>
    public string? ReleaseDirectory { get; init; }

    /// <summary>Added to <c>rules</c>: <c>DK3002=off;DK1018=error</c>; null or empty for nothing.</summary>
    public string? Rules { get; init; }

    /// <summary>Whether the built-in schema takes the place of one that is missing or faulty, for work that does not depend on it.</summary>
    internal bool IgnoresSchemaFaults { get; init; }
}
