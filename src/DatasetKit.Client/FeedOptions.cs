namespace DatasetKit.Client;

/// <summary>How a feed is read.</summary>
public sealed record FeedOptions
{
    /// <summary>The folder that keeps what was fetched, absolute; null for the user's own. Deleting it costs time only.</summary>
    public string? CacheDirectory { get; init; }

    /// <summary>Whether a pre-release may be chosen though the range names none. Default: false.</summary>
    public bool AllowsPrerelease { get; init; }

    /// <summary>A public key, ECDSA P-256 in PEM: only releases with its signature are taken. Null takes every release.</summary>
    public string? PublicKey { get; init; }

    /// <summary>How many files are fetched at once, at least 1. Default: 4.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>How often a request is sent before it is given up, at least once. Default: 5.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>How long a server may take for an answer, and for each further 64 KiB of it; more than nothing. Default: 30 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whose time is taken for waits and time-outs. Default: the system's.</summary>
#pragma warning disable RS0030 // It times the network and reaches no release.
    public TimeProvider Clock { get; init; } = TimeProvider.System;
#pragma warning restore RS0030

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallelism, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StallTimeout, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(Clock);
        if (CacheDirectory is not null && !Path.IsPathFullyQualified(CacheDirectory))
            throw new ArgumentException($"The cache folder must be absolute, not '{CacheDirectory}'.");
    }
}
