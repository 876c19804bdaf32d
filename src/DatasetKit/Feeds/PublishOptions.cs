using DatasetKit.Diagnostics;
using DatasetKit.Projects;

namespace DatasetKit.Feeds;

/// <summary>What is known of a release beside its files, and how it is signed.</summary>
public sealed record PublishOptions
{
    /// <summary>
    /// The project of the release: the feed gets its day of publication, and its lock file records the version. Null for neither.
    /// </summary>
    public DatasetProject? Project { get; init; }

    /// <summary>
    /// Whether <see cref="Project"/> is unchanged since the release was built, so that with <see cref="Key"/> its files are the materials of a
    /// provenance statement. Default: false, and no statement.
    /// </summary>
    public bool IsBuilt { get; init; }

    /// <summary>Signs the release; null leaves it unsigned.</summary>
    public SigningKey? Key { get; init; }

    /// <summary>
    /// Called with what was found in a release that would be published, before it is: false leaves it unpublished. Null asks nobody, and only
    /// errors keep it back.
    /// </summary>
    public Func<IReadOnlyList<Diagnostic>, bool>? Confirm { get; init; }

    /// <summary>Called once where another publisher of the same dataset has to be waited for; null is not told.</summary>
    public Action? Waiting { get; init; }
}
