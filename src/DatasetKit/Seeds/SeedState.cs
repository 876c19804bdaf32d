namespace DatasetKit.Seeds;

/// <summary>A seed as it was when it was read: what the system said of it before, and XXH128 of its bytes.</summary>
internal readonly record struct SeedState(Stamp Stamp, Hash128 Digest)
{
    /// <summary>A seed that could not be read; no file is like it.</summary>
    public static readonly SeedState Unread = new(Stamp.Missing, default);

    /// <summary>This state, or one with a stamp that no file has, as <see cref="Stamp.Trusted"/> tells.</summary>
    /// <param name="now">The file system's time when the stamp was taken, or before, in nanoseconds since 1970.</param>
    public SeedState Trusted(long now) => this with { Stamp = Stamp.Trusted(now) };
}
