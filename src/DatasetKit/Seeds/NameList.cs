using DatasetKit.Diagnostics;

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

    /// <summary>Sorts the names by the bytes of their keys, which is the order of <see cref="CodePointOrder"/>.</summary>
    /// <param name="keyLength">How many bytes of a name its key has.</param>
    public void Sort(Func<ReadOnlySpan<byte>, int> keyLength) =>
        _starts.AsSpan(0, Count).Sort((left, right) => Key(left, keyLength).SequenceCompareTo(Key(right, keyLength)) is not 0 and var order
            ? order
            : Span(left).SequenceCompareTo(Span(right)));

    private ReadOnlySpan<byte> Key(int start, Func<ReadOnlySpan<byte>, int> keyLength) => Span(start) is var name ? name[..keyLength(name)] : default;

    private ReadOnlySpan<byte> Span(int start)
    {
        var rest = _bytes.AsSpan(start);
        return rest[..rest.IndexOf((byte)0)];
    }
}
