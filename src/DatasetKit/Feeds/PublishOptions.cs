using DatasetKit.Projects;

namespace DatasetKit.Feeds;

/// <summary>What is known of a release beside its files, and how it is signed.</summary>
public sealed record PublishOptions
{
    /// <summary>The day of publication; null for none. Default: what <see cref="Source"/> says.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>
    /// The project that the release was built from, unchanged since. With <see cref="Key"/> its files become the materials of a provenance
    /// statement. Null makes no statement.
    /// </summary>
    public DatasetProject? Source { get; init; }

    /// <summary>Signs the release; null leaves it unsigned.</summary>
    public SigningKey? Key { get; init; }

    /// <summary>Called once where another publisher of the same dataset has to be waited for; null is not told.</summary>
    public Action? Waiting { get; init; }
}
