using System.Globalization;

namespace DatasetKit.JsonSchema;

/// <summary>A set of code points.</summary>
internal sealed class CodePointSet
{
    /// <summary>One more than the greatest code point.</summary>
    public const int End = 0x110000;

    // The first of a range, one after its last, the first of the next: in ascending order.
    private readonly int[] _bounds;
    private CodePointSet? _complement;

    private CodePointSet(int[] bounds) => _bounds = bounds;

    /// <summary>No code point.</summary>
    public static CodePointSet Empty { get; } = new([]);

    /// <summary>Every code point.</summary>
    public static CodePointSet All { get; } = new([0, End]);

    /// <summary>Whether the set has none.</summary>
    public bool IsEmpty => _bounds.Length == 0;

    /// <summary>How many ranges it has.</summary>
    public int RangeCount => _bounds.Length / 2;

    /// <summary>Ranges in ascending order, none next to another; both ends belong to them.</summary>
    public IEnumerable<(int First, int Last)> Ranges
    {
        get
        {
            for (var i = 0; i < _bounds.Length; i += 2)
                yield return (_bounds[i], _bounds[i + 1] - 1);
        }
    }

    /// <summary>A set of a few ranges, in any order.</summary>
    public static CodePointSet Of(params IEnumerable<(int First, int Last)> ranges)
    {
        var bounds = new List<int>();
        foreach (var (first, last) in ranges.Order())
        {
            if (bounds.Count > 0 && first <= bounds[^1])
                bounds[^1] = Math.Max(bounds[^1], last + 1);
            else
                bounds.AddRange([first, last + 1]);
        }

        return new([.. bounds]);
    }

    /// <summary>Reads hexadecimal code points and ranges with blanks between them, as in <c>41-5A 61-7A AA</c>.</summary>
    public static CodePointSet Parse(string text) => Of(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static range =>
    {
        var hyphen = range.IndexOf('-', StringComparison.Ordinal);
        return hyphen < 0 ? (ToNumber(range), ToNumber(range)) : (ToNumber(range.AsSpan(0, hyphen)), ToNumber(range.AsSpan(hyphen + 1)));
    }));

    /// <summary>
    /// Reads the writing of <c>unicode.txt</c>: for each range its distance from the end of the one before, and, where it has more than one code
    /// point, a plus sign and how many more; in base 36, with blanks between ranges.
    /// </summary>
    public static CodePointSet Decode(ReadOnlySpan<char> text)
    {
        var bounds = new List<int>();
        var last = 0;
        foreach (var part in text.Split(' '))
        {
            var range = text[part];
            if (range.IsEmpty)
                continue;
            var plus = range.IndexOf('+');
            last += FromBase36(plus < 0 ? range : range[..plus]);
            bounds.Add(last);
            last += 1 + (plus < 0 ? 0 : FromBase36(range[(plus + 1)..]));
            bounds.Add(last);
        }

        return new([.. bounds]);
    }

    /// <summary>The code points of all these sets.</summary>
    public static CodePointSet Union(params IEnumerable<CodePointSet> sets) => Of(sets.SelectMany(static set => set.Ranges));

    /// <summary>The code points that this set lacks.</summary>
    public CodePointSet Complement() => _complement ??= ReadComplement();

    /// <summary>The code points of this set that the other lacks.</summary>
    public CodePointSet Except(CodePointSet other) => Union(Complement(), other).Complement();

    /// <summary>Whether a code point is in the set.</summary>
    public bool Contains(int codePoint)
    {
        var index = Array.BinarySearch(_bounds, codePoint);
        return index >= 0 ? index % 2 == 0 : ~index % 2 == 1;
    }

    private static int FromBase36(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 36) + (digit <= '9' ? digit - '0' : digit - 'a' + 10);
        return number;
    }

    private static int ToNumber(ReadOnlySpan<char> hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private CodePointSet ReadComplement()
    {
        var bounds = new List<int>(_bounds);
        if (bounds is [0, ..])
            bounds.RemoveAt(0);
        else
            bounds.Insert(0, 0);
        if (bounds[^1] == End)
            bounds.RemoveAt(bounds.Count - 1);
        else
            bounds.Add(End);
        return new([.. bounds]);
    }
}
