using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>
/// Writes a file. What is written is hashed before, read back and compared at once, while it is in the caches, and made durable piece by piece.
/// Who stops the hashing has a file to read from, and no shard.
/// </summary>
/// <param name="file">The file, which is new.</param>
internal sealed class HashingStream(string file) : Stream
{
    private const int BufferBytes = 1 << 18;

    private readonly SafeFileHandle _handle = File.OpenHandle(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private EarlySync? _sync;
    private long _length;
    private bool _isHashing = true;
    private string? _sha256;

    public SafeFileHandle Handle => _handle;

    /// <summary>Makes durable what is written.</summary>
    public EarlySync Sync => _sync ??= new EarlySync(_handle);

    /// <summary>The digest of the file, once all is written.</summary>
    public string Sha256 => _sha256 ??= _isHashing ? Digest.Finish(_hash) : Digest.OfFile(_handle);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position { get => _length; set => throw new NotSupportedException(); }

    /// <summary>Tells that the file cannot become a shard.</summary>
    public void StopHashing() => _isHashing = false;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_isHashing)
            _hash.AppendData(buffer);
        RandomAccess.Write(_handle, buffer, _length);
        var start = _length;
        _length += buffer.Length;
        if (!_isHashing)
            return;
        while (buffer.Length > 0)
        {
            var count = ReadBack(buffer, start);
            start += count;
            buffer = buffer[count..];
        }

        Sync.Advance(_length);
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sync?.Dispose();
            _handle.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadBack(ReadOnlySpan<byte> written, long offset)
    {
        var count = RandomAccess.Read(_handle, _buffer.AsSpan(0, Math.Min(_buffer.Length, written.Length)), offset);
        if (count == 0 || !written.StartsWith(_buffer.AsSpan(0, count)))
            throw new IOException($"'{file}' does not hold what was written to it; the disk or the memory may be faulty.");
        return count;
    }
}
