namespace DatasetKit.Releases;

/// <summary>Reads a stream up to a number of bytes and one more, which tells that there are more: a small shard may unpack without end.</summary>
internal sealed class LimitedStream(Stream inner, long maxBytes) : ReadingStream
{
    private long _left = maxBytes + 1;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
