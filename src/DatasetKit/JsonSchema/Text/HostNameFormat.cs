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

    private static readonly SearchValues<char> Dot = SearchValues.Create(".");

    // RFC 3490, section 3.1.
    private static readonly SearchValues<char> InternationalDots = SearchValues.Create(".\u3002\uFF0E\uFF61");

    /// <summary>Whether a text is labels in ASCII; one that starts with <c>xn--</c> encodes a label of IDNA.</summary>
    public static bool IsHostName(ReadOnlySpan<char> text) => text.Length <= MaxChars && AreLabels(text, Dot, isInternational: false);

    /// <summary>Whether a text is labels of ASCII or of IDNA 2008.</summary>
    // Punycode needs at least a letter for each code point, so no longer text is one.
    public static bool IsInternationalHostName(ReadOnlySpan<char> text) =>
        text.Length <= 2 * MaxChars && AreLabels(text, InternationalDots, isInternational: true);

    private static bool AreLabels(ReadOnlySpan<char> text, SearchValues<char> dots, bool isInternational)
    {
        Span<int> room = stackalloc int[2 * MaxLabelChars];
        var asciiChars = -1;
        bool isBidi = false, isInOrder = true;
        foreach (var range in text.SplitAny(dots))
        {
            var labelChars = Read(text[range], isInternational, room, out var codePoints);
            if (labelChars == 0)
                return false;
            asciiChars += 1 + labelChars;
            isBidi |= BidiRule.IsRightToLeft(room[..codePoints]);
            isInOrder &= BidiRule.Holds(room[..codePoints]);
        }

        return asciiChars <= MaxChars && (isInOrder || !isBidi);
    }

    // The length of the label in ASCII, or 0 where it is not valid.
    private static int Read(ReadOnlySpan<char> label, bool isInternational, Span<int> codePoints, out int count)
    {
        if (!System.Text.Ascii.IsValid(label))
        {
            count = 0;
            return isInternational ? EncodedChars(label, codePoints, out count) : 0;
        }

        count = Math.Min(label.Length, codePoints.Length);
        for (var i = 0; i < count; i++)
            codePoints[i] = label[i];
        if (!IsAsciiLabel(label) || (isInternational && IsReserved(label)))
            return 0;
        return !IsEncoded(label) || IsValidEncoding(label[EncodedPrefix.Length..], codePoints, out count) ? label.Length : 0;
    }

    private static bool IsAsciiLabel(ReadOnlySpan<char> label) =>
        label.Length is >= 1 and <= MaxLabelChars
        && label[0] != '-'
        && label[^1] != '-'
        && !label.ContainsAnyExcept(LabelChars);

    private static bool IsEncoded(ReadOnlySpan<char> label) => label.StartsWith(EncodedPrefix, StringComparison.OrdinalIgnoreCase);

    // RFC 5891, section 4.2.3.1; plain host names were never bound by it.
    private static bool IsReserved(ReadOnlySpan<char> label) => label is [_, _, '-', '-', ..] && !IsEncoded(label);

    // RFC 5891, section 5.4: what is decoded must be a valid label, and encode to the same again.
    private static bool IsValidEncoding(ReadOnlySpan<char> encoded, Span<int> codePoints, out int count)
    {
        if (!Punycode.TryDecode(encoded, codePoints, out count) || !IdnaLabel.IsValid(codePoints[..count]))
            return false;
        Span<char> again = stackalloc char[MaxLabelChars];
        return Punycode.TryEncode(codePoints[..count], again, out var chars) && again[..chars].Equals(encoded, StringComparison.OrdinalIgnoreCase);
    }

    private static int EncodedChars(ReadOnlySpan<char> label, Span<int> codePoints, out int count)
    {
        count = 0;
        if (label.Length > codePoints.Length)
            return 0;
        Span<char> encoded = stackalloc char[MaxLabelChars - EncodedPrefix.Length];
        return CodePoints.TryRead(label, codePoints, out count)
            && IdnaLabel.IsValid(codePoints[..count])
            && Punycode.TryEncode(codePoints[..count], encoded, out var chars) ? EncodedPrefix.Length + chars : 0;
    }
}
