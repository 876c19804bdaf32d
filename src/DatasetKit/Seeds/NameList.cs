namespace DatasetKit.Seeds;

/// <summary>
/// File names as the file system has them, each followed by a NUL, in one array: a million names cost their bytes and four more each, and
/// go to the system as they are.
/// </summary>
internal sealed class NameList
{
    private byte[] _bytes = new byte[256];
    private int[] _starts = new int[16];
    private int _end;

    public int Count { get; private set; }

    /// <summary>A name without its NUL, which follows it in memory.</summary>
    public ReadOnlySpan<byte> this[int index] => Span(_starts[index]);

    public string TextOf(int index) => System.Text.Encoding.UTF8.GetString(this[index]);

    public void Add(ReadOnlySpan<byte> name)
    {
        if (_end + name.Length + 1 > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + name.Length + 1));
        if (Count == _starts.Length)
            Array.Resize(ref _starts, Count * 2);
        name.CopyTo(_bytes.AsSpan(_end));
        _bytes[_end + name.Length] = 0;
        _starts[Count++] = _end;
        _end += name.Length + 1;
    }

    public void Sort(Func<ReadOnlySpan<byte>, ReadOnlySpan<byte>, int> compare) =>
        _starts.AsSpan(0, Count).Sort((left, right) => compare(Span(left), Span(right)));

    private ReadOnlySpan<byte> Span(int start)
    {
        var rest = _bytes.AsSpan(start);
        return rest[..rest.IndexOf((byte)0)];
    }
}
