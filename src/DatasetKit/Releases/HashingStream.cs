using System.Security.Cryptography;

namespace DatasetKit.Releases;

/// <summary>Writes to a file and hashes what it writes.</summary>
internal sealed class HashingStream(FileStream file) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly EarlySync _sync = new(file.SafeFileHandle);
    private long _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position { get => _length; set => throw new NotSupportedException(); }

    /// <summary>Closes the file.</summary>
    /// <returns>The digest of all that was written, as lower-case hex.</returns>
    /// <exception cref="IOException">A part of it could not be made durable.</exception>
    public string Finish()
    {
        _sync.Wait();
        file.Dispose();
        return Digest.Finish(_hash);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        _length += buffer.Length;
        file.Write(buffer);
        _sync.Advance(_length);
    }

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sync.Dispose();
            file.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
