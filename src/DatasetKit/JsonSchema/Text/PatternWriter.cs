using System.Globalization;
using System.Text;

namespace DatasetKit.JsonSchema;

/// <summary>Writes a pattern of .NET. Whatever it writes at once can be repeated as one.</summary>
internal sealed class PatternWriter
{
    private const string Never = @"[^\0-\uFFFF]";
    private const string WordClass = "[0-9A-Z_a-z]";

    // A class with all letters of all scripts takes some 5,000.
    private const int MaxChars = 200_000;
    private const int CharsPerRange = 13;

    private readonly List<(string Syntax, CodePointSet? Set)> _parts = [];
    private readonly HashSet<CodePointSet> _sets = [];
    private readonly Dictionary<int, CodePointSet> _astral = [];
    private int _chars;

    /// <summary>One that takes nothing.</summary>
    public static PatternWriter Null { get; } = new() { IsFull = true };

    /// <summary>Whether something was left out, as the pattern is too large or is not wanted.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether .NET must backtrack to run the pattern.</summary>
    public bool NeedsBacktracking { get; private set; }

    /// <summary>Whether the pattern compares parts of the text.</summary>
    public bool HasReferences { get; private set; }

    /// <summary>How much was written.</summary>
    public int PartCount => _parts.Count;

    /// <summary>Writes syntax of .NET.</summary>
    public void Write(string syntax) => Add(syntax, null, syntax.Length);

    /// <summary>Writes syntax that runs with backtracking alone.</summary>
    public void WriteBacktracking(string syntax)
    {
        NeedsBacktracking |= !IsFull;
        Write(syntax);
    }

    /// <summary>Writes a back-reference.</summary>
    /// <remarks>ECMA-262 lets a group that has matched nothing yet match nothing once more; .NET fails there.</remarks>
    public void WriteReference(string group)
    {
        HasReferences |= !IsFull;
        WriteBacktracking($@"(?:(?({group})\k<{group}>|))");
    }

    /// <summary>Has what was written from a part on forget what its groups hold each time that it is matched anew.</summary>
    /// <remarks>.NET keeps a stack of what a group held, of which no more than one is ever there, as each turn begins by taking it away.</remarks>
    public void WriteForgetting(int start, IEnumerable<string> groups, bool isBackward)
    {
        if (IsFull)
            return;
        NeedsBacktracking = true;
        var forget = string.Concat(groups.Select(static group => $"(?({group})(?<-{group}>))"));
        _parts.Insert(start, (isBackward ? "(?:" : $"(?:{forget}", null));
        Write(isBackward ? $"{forget})" : ")");
        _chars += forget.Length;
    }

    /// <summary>Writes <c>\b</c> or <c>\B</c>, whose word characters are ASCII, unlike those of .NET.</summary>
    public void WriteWordBoundary(bool isBoundary) => WriteBacktracking(isBoundary
        ? $"(?:(?<={WordClass})(?!{WordClass})|(?<!{WordClass})(?={WordClass}))"
        : $"(?:(?<={WordClass})(?={WordClass})|(?<!{WordClass})(?!{WordClass}))");

    /// <summary>Writes what matches one code point.</summary>
    public void WriteCodePoint(int codePoint)
    {
        if (IsFull)
            return;
        if (codePoint <= char.MaxValue && !char.IsSurrogate((char)codePoint))
        {
            Write(Escape(codePoint));
            return;
        }

        if (!_astral.TryGetValue(codePoint, out var set))
            _astral.Add(codePoint, set = CodePointSet.Of((codePoint, codePoint)));
        WriteSet(set);
    }

    /// <summary>Writes what matches one code point of a set.</summary>
    public void WriteSet(CodePointSet set)
    {
        if (!IsFull)
            _sets.Add(set);
        Add("", set, set.RangeCount * CharsPerRange);
    }

    /// <summary>The pattern, for texts in the coding that comes with it; null where it has too many sets for one.</summary>
    public string? Finish(out AstralCoding? coding)
    {
        coding = AstralCoding.TryCreate(_sets, HasReferences);
        if (coding is null)
            return null;
        var classes = _sets.ToDictionary(static set => set, coding.Encode);
        var text = new StringBuilder();
        foreach (var (syntax, set) in _parts)
            text.Append(set is null ? syntax : ToClass(classes[set]));
        return text.ToString();
    }

    private void Add(string syntax, CodePointSet? set, int chars)
    {
        IsFull |= _chars + chars > MaxChars;
        if (IsFull)
            return;
        _chars += chars;
        _parts.Add((syntax, set));
    }

    private static string ToClass(CodePointSet set)
    {
        if (set.IsEmpty)
            return Never;
        var text = new StringBuilder("[");
        foreach (var (first, last) in set.Ranges)
        {
            text.Append(Escape(first));
            if (first < last)
                text.Append('-').Append(Escape(last));
        }

        return text.Append(']').ToString();
    }

    private static string Escape(int unit) => char.IsAsciiLetterOrDigit((char)unit)
        ? ((char)unit).ToString()
        : string.Create(CultureInfo.InvariantCulture, $@"\u{unit:X4}");
}
