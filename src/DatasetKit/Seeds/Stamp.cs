namespace DatasetKit.Seeds;

/// <summary>What tells, without reading it, whether a file is still the same.</summary>
/// <param name="Bytes">Its size; -1 where there is no file.</param>
/// <param name="Modified">When its content was last written, in nanoseconds since 1970.</param>
/// <param name="Changed">When its entry in the file system last changed, in the same unit; it catches programs that set <paramref name="Modified"/> back. 0 where the system does not tell.</param>
/// <param name="File">
/// Which file it is, whatever its name: its inode, or where the system has none when it was made. Two files of one size and one time, as a checkout
/// leaves many, may take each other's places, and the renamed folder that they stand in leaves no time on them.
/// </param>
internal readonly record struct Stamp(long Bytes, long Modified, long Changed, long File)
{
    public static readonly Stamp Missing = new(-1, 0, 0, 0);

    // A file can change twice within one step of its file system's clock, and the second time does not show. The kernel's clock has steps of
    // up to 10 ms; where times are whole milliseconds the file system may be one that keeps them in steps of up to 2 s.
    private const long FineStep = 20_000_000;
    private const long CoarseStep = 2_000_000_000;
    private const long Millisecond = 1_000_000;

    /// <summary>This stamp, or one that no file has where the file was so young that it may change again without a new time.</summary>
    /// <param name="now">The file system's time when the stamp was taken, or before, in nanoseconds since 1970.</param>
    public Stamp Trusted(long now)
    {
        var latest = Math.Max(Modified, Changed);
        return latest + (Modified % Millisecond == 0 ? CoarseStep : FineStep) > now ? this with { Modified = long.MinValue } : this;
    }
}
