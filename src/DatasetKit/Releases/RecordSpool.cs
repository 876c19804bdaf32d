using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>
/// Holds the records of one split on disk, in the order of the corpus. Where that is the order of their ids too, as it is unless documents
/// name ids of their own, the spool needs no sorting and becomes the shard.
/// </summary>
internal sealed class RecordSpool(string file) : IDisposable
{
    private readonly SafeFileHandle _handle = System.IO.File.OpenHandle(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
    private readonly byte[] _buffer = new byte[1 << 20];
    private long _written;
    private int _filled;

    public string File => file;

    public long Length => _written + _filled;

    public SafeFileHandle Handle => _handle;

    /// <summary>Adds the lines of records.</summary>
    /// <returns>Where they begin.</returns>
    public long Append(ReadOnlySpan<byte> lines)
    {
        var offset = Length;
        if (lines.Length > _buffer.Length - _filled)
            Flush();
        if (lines.Length > _buffer.Length)
        {
            RandomAccess.Write(_handle, lines, _written);
            _written += lines.Length;
        }
        else
        {
            lines.CopyTo(_buffer.AsSpan(_filled));
            _filled += lines.Length;
        }

        return offset;
    }

    /// <summary>Writes what is left, so that it can be read.</summary>
    public void Flush()
    {
        RandomAccess.Write(_handle, _buffer.AsSpan(0, _filled), _written);
        _written += _filled;
        _filled = 0;
    }

    public void Dispose() => _handle.Dispose();
}
