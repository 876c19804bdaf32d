using System.Buffers;

namespace DatasetKit.Metadata;

/// <summary>Which characters a text may hold.</summary>
internal static class TextRules
{
    /// <summary>C0 controls and surrogates: the UTF-16 units that need a second look.</summary>
    public static readonly SearchValues<char> SuspectChars = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n')).Select(c => (char)c), .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    /// <summary>The C0 controls that no seed may hold: all but TAB, LF and CR.</summary>
    public static readonly SearchValues<byte> ForbiddenBytes = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (byte)c)]);
}
