using System.Buffers;
using System.Text;
using System.Text.Unicode;
using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>The first step for all text: strict UTF-8, no BOM, LF alone as line ending, no control characters.</summary>
internal static class TextBytes
{
    /// <summary>Greatest size of one document in bytes.</summary>
    public const int MaxDocumentBytes = 512 << 20;

    // The C0 controls that no seed may hold: all but TAB, LF and CR.
    private static readonly SearchValues<byte> s_forbidden = SearchValues.Create("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F"u8);

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>Checks the bytes and puts their line endings right, in place.</summary>
    /// <returns>The part of <paramref name="bytes"/> that is the text.</returns>
    /// <exception cref="FaultException">The bytes are not what a seed may hold.</exception>
    public static Memory<byte> Clean(Memory<byte> bytes, SourceFile source)
    {
        if (bytes.Span.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        if (bytes.Span is [(byte)'{', (byte)'\\', ..] && FileKind.Of(bytes.Span) is { } kind)
            throw NoText(kind, source);
        CheckEncoding(bytes.Span, source);
        CheckControls(bytes.Span, source);
        return bytes[..UnifyLineEndings(bytes.Span)];
    }

    public static void CheckEncoding(ReadOnlySpan<byte> bytes, SourceFile source)
    {
        if (Utf8.IsValid(bytes))
            return;
        if (FileKind.Of(bytes) is { } kind)
            throw NoText(kind, source);
        if (ForeignEncoding.Guess(bytes) is { } encoding)
            throw Foreign(encoding, source);
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        throw new FaultException(Codes.InvalidEncoding, Locate(bytes, at, source), $"The byte 0x{bytes[at]:X2} is not valid UTF-8 here; save the file as UTF-8.");
    }

    /// <param name="bytes">Text in UTF-8.</param>
    /// <param name="source">Where the text stands.</param>
    /// <param name="place">The place to report, where the bytes do not stand in the file as they are.</param>
    public static void CheckControls(ReadOnlySpan<byte> bytes, SourceFile source, Location? place = null)
    {
        var at = bytes.IndexOfAny(s_forbidden);
        if (at < 0)
            return;
        if (place is null && FileKind.Of(bytes) is { } kind)
            throw NoText(kind, source);
        if (bytes[at] == 0 && place is null && ForeignEncoding.Guess(bytes) is { } encoding)
            throw Foreign(encoding, source);
        throw new FaultException(Codes.ControlCharacter, place ?? Locate(bytes, at, source), $"The text contains the control character U+{bytes[at]:X4}; remove it.");
    }

    /// <summary>Turns CRLF and CR into LF in place.</summary>
    /// <returns>The length of the result.</returns>
    public static int UnifyLineEndings(Span<byte> bytes)
    {
        var read = bytes.IndexOf((byte)'\r');
        if (read < 0)
            return bytes.Length;
        var write = read;
        while (read < bytes.Length)
        {
            // One line at a time: the break first, then all up to the next CR in one move.
            bytes[write++] = (byte)'\n';
            read += read + 1 < bytes.Length && bytes[read + 1] == '\n' ? 2 : 1;
            var length = bytes[read..].IndexOf((byte)'\r');
            if (length < 0)
                length = bytes.Length - read;
            bytes.Slice(read, length).CopyTo(bytes[write..]);
            (read, write) = (read + length, write + length);
        }

        return write;
    }

    private static FaultException NoText(string kind, SourceFile source) =>
        new(Codes.InvalidEncoding, source.At(1, 1), $"The file is {kind}, and no text; convert it to text, or leave it out with 'exclude'.");

    private static FaultException Foreign(string encoding, SourceFile source) =>
        new(Codes.InvalidEncoding, source.At(1, 1), $"The file seems to be {encoding}; save it as UTF-8.");

    /// <summary>The line and column of an offset, in text whose line endings are as they came.</summary>
    private static Location Locate(ReadOnlySpan<byte> bytes, int offset, SourceFile source)
    {
        var (line, lineStart) = (1, 0);
        for (var i = 0; i < offset; i++)
        {
            if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.Length || bytes[i + 1] != '\n')))
                (line, lineStart) = (line + 1, i + 1);
        }

        return source.At(line, Encoding.UTF8.GetCharCount(bytes[lineStart..offset]) + 1);
    }
}
