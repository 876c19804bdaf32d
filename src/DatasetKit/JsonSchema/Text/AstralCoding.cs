using System.Buffers;
using System.Text;

namespace DatasetKit.JsonSchema;

/// <summary>
/// Makes every code point one code unit, as .NET matches code units and ECMA-262 code points. What is beyond U+FFFF is sorted into classes that
/// a pattern does not tell apart, and each class is written with code units of surrogates. Surrogates that stand alone are sorted like the rest.
/// </summary>
/// <remarks>
/// The pairs could be written into the pattern instead, but then each dot has three states and a class of letters hundreds: measured, one
/// <c>\p{L}</c> took 120 ms and 38 MB to compile for linear search, and takes 26 ms and 3 MB so.
/// </remarks>
internal sealed class AstralCoding
{
    private const int FirstSurrogate = 0xD800;
    private const int AfterSurrogates = 0xE000;
    private const int FirstAstral = 0x10000;
    private const int Units = AfterSurrogates - FirstSurrogate;

    // Where an interval starts, and the class that it belongs to.
    private readonly int[] _starts;
    private readonly int[] _classes;
    private readonly int _unitsPerClass;
    private readonly bool _keepsIdentity;

    private AstralCoding(int[] starts, int[] classes, int classCount, bool keepsIdentity)
    {
        (_starts, _classes, _keepsIdentity) = (starts, classes, keepsIdentity);
        _unitsPerClass = Units / classCount;
    }

    /// <summary>Sorts the code points.</summary>
    /// <param name="sets">All sets of the pattern.</param>
    /// <param name="keepsIdentity">
    /// Whether the code points of a class must differ in a text, as back-references compare them. A text that has more of one class than there
    /// are code units for it, which are hundreds, has the rest in common.
    /// </param>
    /// <returns>Null where there are more classes than code units.</returns>
    public static AstralCoding? TryCreate(IReadOnlyCollection<CodePointSet> sets, bool keepsIdentity)
    {
        var bounds = new SortedSet<int> { FirstSurrogate, AfterSurrogates, FirstAstral };
        foreach (var (first, last) in sets.SelectMany(static set => set.Ranges))
        {
            if (IsCoded(first))
                bounds.Add(first);
            if (IsCoded(last + 1))
                bounds.Add(last + 1);
        }

        int[] starts = [.. bounds];
        var classes = new int[starts.Length];
        var next = 1;
        foreach (var set in sets)
            next = Split(starts, classes, set, next);

        // Classes that were split to the last have left gaps.
        var used = classes.Distinct().Order().ToArray();
        classes = Array.ConvertAll(classes, old => Array.BinarySearch(used, old));
        return used.Length > Units ? null : new(starts, classes, used.Length, keepsIdentity);
    }

    /// <summary>A set as a set of code units.</summary>
    public CodePointSet Encode(CodePointSet set) => CodePointSet.Of(
        set.Ranges.SelectMany(range => (IEnumerable<(int First, int Last)>)
        [
            (range.First, Math.Min(range.Last, FirstSurrogate - 1)),
            (Math.Max(range.First, AfterSurrogates), Math.Min(range.Last, FirstAstral - 1)),
        ])
        .Where(static range => range.First <= range.Last)
        .Concat(IntervalsOf(set, _starts)
            .Where(i => IsCoded(_starts[i]))
            .Select(i => FirstUnitOf(_classes[i]))
            .Distinct()
            .Select(unit => (unit, unit + _unitsPerClass - 1))));

    /// <summary>A text with one code unit for each code point.</summary>
    public string Encode(string text)
    {
        var next = text.AsSpan().IndexOfAnyInRange((char)FirstSurrogate, (char)(AfterSurrogates - 1));
        if (next < 0)
            return text;
        var coded = new StringBuilder(text, 0, next, text.Length);
        var known = _keepsIdentity ? new Dictionary<int, char>() : null;
        var counts = _keepsIdentity ? new int[_starts.Length] : [];
        for (var rest = text.AsSpan(next); rest.Length > 0;)
        {
            var isPair = Rune.DecodeFromUtf16(rest, out var rune, out _) == OperationStatus.Done;
            var codePoint = isPair ? rune.Value : rest[0];
            rest = rest[(codePoint < FirstAstral ? 1 : 2)..];
            coded.Append(IsCoded(codePoint) ? UnitOf(codePoint, known, counts) : (char)codePoint);
        }

        return coded.ToString();
    }

    private static bool IsCoded(int codePoint) => codePoint is >= FirstAstral or (>= FirstSurrogate and < AfterSurrogates) and < CodePointSet.End;

    // What is both in the set and in a class moves to a new class.
    private static int Split(int[] starts, int[] classes, CodePointSet set, int next)
    {
        var moved = new Dictionary<int, int>();
        foreach (var i in IntervalsOf(set, starts))
        {
            if (!moved.TryGetValue(classes[i], out var target))
                moved.Add(classes[i], target = next++);
            classes[i] = target;
        }

        return next;
    }

    // The intervals that the set has; no set has a part of one.
    private static IEnumerable<int> IntervalsOf(CodePointSet set, int[] starts)
    {
        foreach (var (first, last) in set.Ranges)
        {
            var from = Array.BinarySearch(starts, first);
            for (var i = from < 0 ? ~from : from; i < starts.Length && starts[i] <= last; i++)
                yield return i;
        }
    }

    private char UnitOf(int codePoint, Dictionary<int, char>? known, int[] counts)
    {
        if (known is not null && known.TryGetValue(codePoint, out var unit))
            return unit;
        var index = Array.BinarySearch(_starts, codePoint);
        var classIndex = _classes[index < 0 ? ~index - 1 : index];
        unit = (char)FirstUnitOf(classIndex);
        if (known is null)
            return unit;
        unit = (char)(unit + Math.Min(counts[classIndex]++, _unitsPerClass - 1));
        known.Add(codePoint, unit);
        return unit;
    }

    private int FirstUnitOf(int classIndex) => FirstSurrogate + (classIndex * _unitsPerClass);
}
