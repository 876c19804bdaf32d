using System.Buffers;

namespace DatasetKit.JsonSchema;

/// <summary>Host names of RFC 1123, section 2.1, and of IDNA 2008 (RFC 5890).</summary>
internal static class HostNameFormat
{
    private const int MaxChars = 253;
    private const int MaxLabelChars = 63;
    private const string EncodedPrefix = "xn--";

    private static readonly SearchValues<char> LabelChars =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // RFC 3490, section 3.1.
    private static readonly SearchValues<char> InternationalDots = SearchValues.Create(".\u3002\uFF0E\uFF61");

    /// <summary>Whether a text is labels in ASCII; one that starts with <c>xn--</c> encodes a label of IDNA.</summary>
    public static bool IsHostName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxChars)
            return false;
        foreach (var range in text.Split('.'))
        {
            if (!IsAsciiLabel(text[range]))
                return false;
        }

        return true;
    }

    /// <summary>Whether a text is labels of ASCII or of IDNA 2008.</summary>
    public static bool IsInternationalHostName(ReadOnlySpan<char> text)
    {
        // Punycode needs at least a letter for each code point, so no longer text is one.
        if (text.Length is 0 or > 2 * MaxChars)
            return false;
        var asciiChars = -1;
        foreach (var range in text.SplitAny(InternationalDots))
        {
            var label = text[range];
            var labelChars = System.Text.Ascii.IsValid(label)
                ? IsAsciiLabel(label) && !IsReserved(label) ? label.Length : 0
                : EncodedChars(label);
            if (labelChars == 0)
                return false;
            asciiChars += 1 + labelChars;
        }

        return asciiChars <= MaxChars;
    }

    private static bool IsAsciiLabel(ReadOnlySpan<char> label) =>
        label.Length is >= 1 and <= MaxLabelChars
        && label[0] != '-'
        && label[^1] != '-'
        && !label.ContainsAnyExcept(LabelChars)
        && (!IsEncoded(label) || IsValidEncoding(label[EncodedPrefix.Length..]));

    private static bool IsEncoded(ReadOnlySpan<char> label) => label.StartsWith(EncodedPrefix, StringComparison.OrdinalIgnoreCase);

    // RFC 5891, section 4.2.3.1; plain host names were never bound by it.
    private static bool IsReserved(ReadOnlySpan<char> label) => label is [_, _, '-', '-', ..] && !IsEncoded(label);

    // RFC 5891, section 5.4: what is decoded must be a valid label, and encode to the same again.
    private static bool IsValidEncoding(ReadOnlySpan<char> encoded)
    {
        Span<int> codePoints = stackalloc int[MaxLabelChars];
        if (!Punycode.TryDecode(encoded, codePoints, out var count) || !IdnaLabel.IsValid(codePoints[..count]))
            return false;
        Span<char> again = stackalloc char[MaxLabelChars];
        return Punycode.TryEncode(codePoints[..count], again, out var chars) && again[..chars].Equals(encoded, StringComparison.OrdinalIgnoreCase);
    }

    // The length of the label in ASCII, or 0 where it is not valid.
    private static int EncodedChars(ReadOnlySpan<char> label)
    {
        if (label.Length > 2 * MaxLabelChars)
            return 0;
        Span<int> codePoints = stackalloc int[2 * MaxLabelChars];
        Span<char> encoded = stackalloc char[MaxLabelChars - EncodedPrefix.Length];
        return CodePoints.TryRead(label, codePoints, out var count)
            && IdnaLabel.IsValid(codePoints[..count])
            && Punycode.TryEncode(codePoints[..count], encoded, out var chars) ? EncodedPrefix.Length + chars : 0;
    }
}
