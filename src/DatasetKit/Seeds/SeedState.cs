namespace DatasetKit.Seeds;

/// <summary>A seed as it was when it was read: what the system said of it before, and XXH128 of its bytes.</summary>
internal readonly record struct SeedState(Stamp Stamp, UInt128 Digest)
{
    /// <summary>A seed that could not be read; no file is like it.</summary>
    public static readonly SeedState Unread = new(Stamp.Missing, default);
}
