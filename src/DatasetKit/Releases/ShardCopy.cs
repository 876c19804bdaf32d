using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>A shard without compression while records are copied into it. Its digest is that of what is read back.</summary>
internal sealed class ShardCopy : IDisposable
{
    private readonly SafeFileHandle _target;
    private readonly FollowingDigest _digest;
    private readonly RecordCopier _copier;

    /// <param name="file">The file, which is new.</param>
    /// <param name="hasFreeThread">Whether a thread is free to hash it while it is written.</param>
    public ShardCopy(string file, bool hasFreeThread)
    {
        File = file;
        _target = System.IO.File.OpenHandle(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        _digest = new FollowingDigest(_target, hasFreeThread);
        Sync = new EarlySync(_target);
        _copier = new RecordCopier(_target, Advance);
    }

    /// <summary>Where it is written.</summary>
    public string File { get; }

    /// <summary>Makes durable what is written.</summary>
    public EarlySync Sync { get; }

    /// <summary>How much was copied.</summary>
    public long Bytes { get; private set; }

    public void Append(SafeFileHandle source, long offset, long length)
    {
        _copier.Append(source, offset, length);
        Bytes += length;
    }

    /// <summary>Writes what is gathered.</summary>
    public void Flush() => _copier.Flush();

    /// <summary>Waits for the digest of all that is written.</summary>
    public string Finish() => _digest.Finish();

    public void Dispose()
    {
        _digest.Dispose();
        Sync.Dispose();
        _target.Dispose();
    }

    private void Advance(long written)
    {
        Sync.Advance(written);
        _digest.Advance(written);
    }
}
