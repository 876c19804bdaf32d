namespace DatasetKit.Diagnostics;

/// <summary>
/// The one order of names and ids: by Unicode code point, which is also the byte order of UTF-8, of <c>LC_ALL=C sort</c>,
/// of Python's <c>sorted</c> and of SQL's binary collation. <see cref="StringComparer.Ordinal"/> differs from it above U+FFFF.
/// </summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Comparer { get; } = new();

    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);
        char a = left[common], b = right[common];

        // Surrogates stand for code points above every other UTF-16 unit, so they sort last.
        if (char.IsSurrogate(a) != char.IsSurrogate(b))
            return char.IsSurrogate(a) ? 1 : -1;
        return a.CompareTo(b);
    }

    int IComparer<string>.Compare(string? x, string? y) => Compare(x ?? "", y ?? "");
}
