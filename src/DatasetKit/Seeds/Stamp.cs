namespace DatasetKit.Seeds;

/// <summary>What tells, without reading it, whether a file is still the same.</summary>
/// <param name="Bytes">Its size; -1 where there is no file.</param>
/// <param name="Modified">When its content was last written, in nanoseconds since 1970.</param>
/// <param name="Changed">When its entry in the file system last changed, in the same unit; it catches programs that set <paramref name="Modified"/> back. 0 where the system does not tell.</param>
internal readonly record struct Stamp(long Bytes, long Modified, long Changed)
{
    public static readonly Stamp Missing = new(-1, 0, 0);
}
