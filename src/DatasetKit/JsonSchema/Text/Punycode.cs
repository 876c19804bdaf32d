namespace DatasetKit.JsonSchema;

/// <summary>Punycode of RFC 3492, without the prefix <c>xn--</c>.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int FirstThreshold = 1;
    private const int LastThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int FirstBias = 72;
    private const int FirstCodePoint = 0x80;
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>Decodes, with ASCII letters in lower case; false where the text is not Punycode, or longer than the room for it.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<int> codePoints, out int count)
    {
        var delimiter = text.LastIndexOf('-');
        count = 0;
        if (text.Length > codePoints.Length)
            return false;
        for (; count < delimiter; count++)
            codePoints[count] = char.ToLowerInvariant(text[count]);

        long codePoint = FirstCodePoint, index = 0;
        var bias = FirstBias;
        for (var at = delimiter + 1; at < text.Length; index++)
        {
            var previous = index;
            long weight = 1;
            for (var k = Base; ; k += Base)
            {
                var digit = at < text.Length ? DigitOf(text[at++]) : -1;
                index += digit * weight;
                if (digit < 0 || index > int.MaxValue)
                    return false;
                var threshold = Threshold(k, bias);
                if (digit < threshold)
                    break;
                weight *= Base - threshold;
            }

            count++;
            bias = Adapt(index - previous, count, isFirst: previous == 0);
            codePoint += index / count;
            index %= count;
            if (codePoint > LastCodePoint)
                return false;
            codePoints[(int)index..(count - 1)].CopyTo(codePoints[((int)index + 1)..]);
            codePoints[(int)index] = (int)codePoint;
        }

        return true;
    }

    /// <summary>Encodes in lower-case letters; false where the room does not suffice.</summary>
    public static bool TryEncode(ReadOnlySpan<int> codePoints, Span<char> text, out int chars)
    {
        chars = 0;
        foreach (var codePoint in codePoints)
        {
            if (codePoint < FirstCodePoint && !TryAppend((char)codePoint, text, ref chars))
                return false;
        }

        var basic = chars;
        if (basic > 0 && !TryAppend('-', text, ref chars))
            return false;

        var bias = FirstBias;
        long delta = 0;
        for (int handled = basic, last = FirstCodePoint; handled < codePoints.Length; delta++, last++)
        {
            var next = Smallest(codePoints, last);
            delta += (long)(next - last) * (handled + 1);
            last = next;
            foreach (var codePoint in codePoints)
            {
                delta += codePoint < last ? 1 : 0;
                if (codePoint != last)
                    continue;
                if (!TryAppendNumber(delta, bias, text, ref chars))
                    return false;
                bias = Adapt(delta, handled + 1, isFirst: handled == basic);
                delta = 0;
                handled++;
            }
        }

        return true;
    }

    private static bool TryAppendNumber(long number, int bias, Span<char> text, ref int chars)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Threshold(k, bias);
            var isLast = number < threshold;
            var digit = isLast ? number : threshold + ((number - threshold) % (Base - threshold));
            if (!TryAppend((char)(digit < 26 ? 'a' + digit : '0' + digit - 26), text, ref chars))
                return false;
            if (isLast)
                return true;
            number = (number - threshold) / (Base - threshold);
        }
    }

    private static bool TryAppend(char c, Span<char> text, ref int chars)
    {
        if (chars == text.Length)
            return false;
        text[chars++] = c;
        return true;
    }

    private static int Smallest(ReadOnlySpan<int> codePoints, int least)
    {
        var smallest = int.MaxValue;
        foreach (var codePoint in codePoints)
        {
            if (codePoint >= least)
                smallest = Math.Min(smallest, codePoint);
        }

        return smallest;
    }

    private static int Threshold(int k, int bias) => Math.Clamp(k - bias, FirstThreshold, LastThreshold);

    private static int Adapt(long delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > (Base - FirstThreshold) * LastThreshold / 2; k += Base)
            delta /= Base - FirstThreshold;
        return k + (int)((Base - FirstThreshold + 1) * delta / (delta + Skew));
    }

    private static int DigitOf(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= 'A' and <= 'Z' => c - 'A',
        >= '0' and <= '9' => c - '0' + 26,
        _ => -1,
    };
}
