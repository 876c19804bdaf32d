using System.Buffers;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>
/// Reads bytes line by line without decoding it and without holding more than one line. LF, CRLF and CR end a line; a BOM is skipped.
/// </summary>
internal sealed class ByteLines : IDisposable
{
    private const int StartBytes = 1 << 16;

    private static readonly SearchValues<byte> s_breaks = SearchValues.Create("\r\n"u8);

    private readonly Func<Stream> _open;
    private readonly int _maxLineBytes;
    private Stream? _file;
    private byte[] _buffer = ByteArrays.Rent(StartBytes);
    private int _start;
    private int _end;
    private int _length;
    private bool _isAtEnd;
    private long _left = long.MaxValue;

    /// <param name="open">Opens what is read, when the first line is asked for.</param>
    /// <param name="maxLineBytes">Greatest length of a line; of a longer one only the end is kept.</param>
    public ByteLines(Func<Stream> open, int maxLineBytes = TextBytes.MaxDocumentBytes) => (_open, _maxLineBytes) = (open, maxLineBytes);

    /// <summary>The current line without its break; it holds until the next move.</summary>
    public Span<byte> Current => _buffer.AsSpan(_start - _length - BreakLength, _length);

    /// <summary>The number of the current line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the current line exceeds the cap; what is kept of it is then its end only.</summary>
    public bool IsTooLong { get; private set; }

    public bool IsBlank => Current.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    private int BreakLength { get; set; }

    /// <summary>Ends the reading: the current line is the last.</summary>
    public void Stop()
    {
        _isAtEnd = true;
        _start = _end;
        (_length, BreakLength) = (0, 0);
    }

    public bool Move()
    {
        if (_file is null && _isAtEnd)
            return false;
        if (_file is null)
            Open();
        IsTooLong = false;
        var scanned = 0;
        while (true)
        {
            var rest = _buffer.AsSpan(_start + scanned, _end - _start - scanned);
            var at = rest.IndexOfAny(s_breaks);
            if (at >= 0 && (rest[at] == '\n' || at + 1 < rest.Length || _isAtEnd))
                return Take(scanned + at, rest[at] == '\r' && at + 1 < rest.Length && rest[at + 1] == '\n' ? 2 : 1);
            scanned = at >= 0 ? scanned + at : _end - _start;
            if (_isAtEnd)
                return scanned > 0 && Take(scanned, 0);
            if (scanned > _maxLineBytes)
            {
                IsTooLong = true;
                (_start, scanned) = (_end, 0);
            }

            Fill();
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        if (_buffer.Length > 0)
            ByteArrays.Return(_buffer);
        _buffer = [];
    }

    private void Open()
    {
        _file = _open();

        // What is appended while the file is read belongs to the next build.
        if (_file.CanSeek)
            _left = _file.Length;
        while (_end < 3 && !_isAtEnd)
            Fill();
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
            _start = 3;
    }

    private bool Take(int length, int breakLength)
    {
        (_length, BreakLength) = (length, breakLength);
        _start += length + breakLength;
        Number++;
        return true;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            var larger = ByteArrays.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ByteArrays.Return(_buffer);
            _buffer = larger;
        }

        var count = _file!.Read(_buffer, _end, (int)Math.Min(_left, _buffer.Length - _end));
        _left -= count;
        _end += count;
        _isAtEnd = count == 0;
    }
}
