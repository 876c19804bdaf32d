using DatasetKit.Diagnostics;

namespace DatasetKit.Releases;

/// <summary>What a build may keep and whom it tells how far it is.</summary>
public sealed record BuildOptions
{
    /// <summary>Where the state of the last build is kept, absolute; deleting it costs time only. Null keeps none, and every build does all work.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>The greatest number of threads.</summary>
    public const int MaxThreads = 1024;

    /// <summary>How many threads work, 1 to <see cref="MaxThreads"/>; what is beyond is taken for the nearest. The result does not depend on it. Default: 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told after some seeds, and after some documents of a <c>.jsonl</c> seed; null tells nobody.</summary>
    public IProgress<BuildProgress>? Progress { get; init; }

    /// <summary>Called once where another build of the same dataset has to be waited for; null is not told.</summary>
    public Action? Waiting { get; init; }

    /// <summary>
    /// The published release to compare the version with, in place of <c>dataset.lock.json</c>: its folder, or one that holds it as
    /// <c>NAME/VERSION</c>, absolute; or the http or https URL of a feed. Null compares with the lock, where there is one.
    /// </summary>
    public string? Against { get; init; }

    /// <summary>
    /// The publisher's public key in PEM, ECDSA P-256: of a feed only a release that it signed is compared with. Null demands no signature.
    /// A folder is compared with as it is.
    /// </summary>
    public string? AgainstKey { get; init; }

    /// <summary>The folder that keeps what was fetched from a feed, absolute; null for the user's own. Deleting it costs time only.</summary>
    public string? CacheDirectory { get; init; }

    /// <summary>
    /// Asked before anything is published, with all diagnostics, by a build that has no error: whether to publish. A host that turns
    /// warnings into errors says no. Not asked where nothing has changed since the last build. Null publishes.
    /// </summary>
    public Func<IReadOnlyList<Diagnostic>, bool>? Confirm { get; init; }
}
