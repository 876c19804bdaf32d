namespace DatasetKit.Releases;

/// <summary>
/// The beginning of a shard, up to the first record that may change. It is copied from the last release while seeds are still looked at, so that
/// most of it is hashed and on its way to the disk when the rest is known: 0.03 s of 0.64, for a record near the end of 200 MB. A shard that turns
/// out to begin otherwise does without.
/// </summary>
internal sealed class ShardHead : IDisposable
{
    private const long StepBytes = 1 << 23;

    private readonly RecordSource _source;
    private readonly long _bytes;
    private readonly ShardCopy _copy;
    private readonly Task _copying;
    private volatile bool _isUnwanted;
    private bool _isTaken;

    /// <summary>Begins to copy.</summary>
    /// <param name="source">The shard of the last release.</param>
    /// <param name="bytes">How much of it.</param>
    /// <param name="file">Where to; a new file.</param>
    public ShardHead(RecordSource source, long bytes, string file)
    {
        (_source, _bytes, _copy) = (source, bytes, new ShardCopy(file, hasFreeThread: true));
        _copying = OwnThread.Run(Copy);
    }

    /// <summary>Gives the copy to the shard that begins with it, which then owns it; null for others.</summary>
    /// <param name="source">Where the first records of the shard stand.</param>
    /// <param name="offset">Where they begin there.</param>
    /// <param name="length">How many bytes of them follow one another.</param>
    /// <exception cref="IOException">It could not be copied.</exception>
    public ShardCopy? TakeFor(RecordSource source, long offset, long length)
    {
        if (!ReferenceEquals(source, _source) || offset != 0 || length < _bytes)
            return null;
        _copying.GetAwaiter().GetResult();
        _isTaken = true;
        return _copy;
    }

    public void Dispose()
    {
        // What went wrong with a copy that nobody wants is nobody's concern.
        _isUnwanted = true;
        Task.WaitAny(_copying);
        if (!_isTaken)
            _copy.Dispose();
    }

    private void Copy()
    {
        while (_copy.Bytes < _bytes && !_isUnwanted)
            _copy.Append(_source.Handle, _copy.Bytes, Math.Min(StepBytes, _bytes - _copy.Bytes));
    }
}
