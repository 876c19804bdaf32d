using System.Buffers;
using System.Text;

namespace DatasetKit.JsonSchema;

/// <summary>Reads a text as code points.</summary>
internal static class CodePoints
{
    /// <summary>Whether no surrogate of the text stands alone.</summary>
    public static bool AreAllValid(ReadOnlySpan<char> text)
    {
        for (int next; (next = text.IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0;)
        {
            if (Rune.DecodeFromUtf16(text[next..], out _, out var chars) != OperationStatus.Done)
                return false;
            text = text[(next + chars)..];
        }

        return true;
    }

    /// <summary>Reads all code points; false where a surrogate stands alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="codePoints">Room for as many as the text has code units.</param>
    /// <param name="count">How many were read.</param>
    public static bool TryRead(ReadOnlySpan<char> text, Span<int> codePoints, out int count)
    {
        for (count = 0; text.Length > 0; count++)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var chars) != OperationStatus.Done)
                return false;
            codePoints[count] = rune.Value;
            text = text[chars..];
        }

        return true;
    }
}
