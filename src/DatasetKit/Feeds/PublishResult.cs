using DatasetKit.Diagnostics;

namespace DatasetKit.Feeds;

/// <summary>What a publication found and made.</summary>
public sealed record PublishResult
{
    /// <summary>What was found. Where there is no <see cref="Directory"/> nothing was published; else the lock of the project could not be written, or a rule that the project lowers was broken.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The release's folder in the feed, absolute; null where it is not there.</summary>
    public string? Directory { get; init; }

    /// <summary>Whether the feed held all of it already, and nothing was done.</summary>
    public bool IsUpToDate { get; init; }

    /// <summary>How many files the release has.</summary>
    public int FileCount { get; init; }

    /// <summary>How many records the release has.</summary>
    public int RecordCount { get; init; }
}
