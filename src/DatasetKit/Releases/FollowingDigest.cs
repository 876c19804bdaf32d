using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>
/// SHA-256 of a file that is being written, as it reads back. On a thread of its own the digest is there when the file is: to hash a copied
/// shard afterwards took as long as to copy it.
/// </summary>
internal sealed class FollowingDigest : IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly object _gate = new();
    private readonly SafeFileHandle _file;
    private readonly Task<string>? _work;
    private long _written;
    private bool _isWhole;

    /// <param name="file">The file, open for reading.</param>
    /// <param name="hasThread">Whether a thread is free; else all is hashed at the end.</param>
    public FollowingDigest(SafeFileHandle file, bool hasThread)
    {
        _file = file;
        _work = hasThread ? OwnThread.Run(Hash) : null;
    }

    /// <summary>Tells how much of the file is written.</summary>
    public void Advance(long written) => Tell(written, isWhole: false);

    /// <summary>Waits for the digest of all that is written.</summary>
    public string Finish()
    {
        Tell(_written, isWhole: true);
        return _work is null ? Hash() : _work.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Tell(0, isWhole: true);

        // What went wrong there is said by what is thrown here.
        if (_work is not null)
            Task.WaitAny(_work);
    }

    private void Tell(long written, bool isWhole)
    {
        lock (_gate)
        {
            (_written, _isWhole) = (written, isWhole);
            Monitor.Pulse(_gate);
        }
    }

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        for (var done = 0L; WaitFor(done) is var left and > 0;)
        {
            var count = RandomAccess.Read(_file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, left)), done);
            if (count == 0)
                throw new IOException("A shard is shorter than what was written to it.");
            hash.AppendData(buffer, 0, count);
            done += count;
        }

        return Digest.Finish(hash);
    }

    private long WaitFor(long done)
    {
        lock (_gate)
        {
            while (_written <= done && !_isWhole)
                Monitor.Wait(_gate);
            return _written - done;
        }
    }
}
