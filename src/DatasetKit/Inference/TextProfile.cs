using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;

namespace DatasetKit.Inference;

/// <summary>What was seen of the texts of one place: the formats that all of them have, and their values where they are few.</summary>
internal sealed class TextProfile
{
    /// <summary>With more different values than this, they are not counted.</summary>
    public const int MaxValues = 20;

    // A list of allowed values pays where few of them make up many texts; else the next document has a new one.
    private const int LeastTexts = 10;
    private const int LeastTextsPerValue = 4;

    // In code points.
    private const int MaxValueChars = 64;

    // From the narrowest to the widest. Others of JSON Schema's formats fit words that are none: every word is a hostname.
    private static readonly (string Name, Func<string, bool> Accepts)[] s_formats =
    [
        .. ((string[])["date", "date-time", "time", "uuid", "ipv4", "ipv6", "email", "idn-email"]).Select(name => (name, FormatChecks.Known[name])),
        ("uri", static text => HasAuthority(text) && FormatChecks.Known["uri"](text)),
        ("iri", static text => HasAuthority(text) && FormatChecks.Known["iri"](text)),
    ];

    private HashSet<string>? _values = new(StringComparer.Ordinal);
    private int _formats = (1 << s_formats.Length) - 1;

    /// <summary>How many texts were seen.</summary>
    public long Count { get; private set; }

    /// <summary>The different texts by code point; null where they are more than <see cref="MaxValues"/>, or long.</summary>
    public IReadOnlyList<string>? Values => _values is null ? null : [.. _values.Order(CodePointOrder.Comparer)];

    /// <summary>The narrowest format that all texts have; null where there is none.</summary>
    public string? Format => Count == 0 || _formats == 0 ? null : s_formats[int.TrailingZeroCount(_formats)].Name;

    /// <summary>Whether few values make up all texts. One value alone tells that the corpus has not varied, not that it must not.</summary>
    public bool IsEnum => _values is { Count: > 1 } && Format is null && Count >= LeastTexts && Count >= LeastTextsPerValue * _values.Count;

    public void Add(string text)
    {
        Count++;
        for (var i = 0; i < s_formats.Length && _formats != 0; i++)
        {
            if ((_formats & (1 << i)) != 0 && !s_formats[i].Accepts(text))
                _formats &= ~(1 << i);
        }

        AddValue(text);
    }

    public void Add(TextProfile other)
    {
        if (other.Count == 0)
            return;
        Count += other.Count;
        _formats &= other._formats;
        if (other._values is null)
            _values = null;
        foreach (var text in other._values ?? [])
            AddValue(text);
    }

    private void AddValue(string text)
    {
        if (_values is null || _values.Contains(text))
            return;
        if (_values.Count == MaxValues || (text.Length > MaxValueChars && text.EnumerateRunes().Count() > MaxValueChars))
            _values = null;
        else
            _values.Add(text);
    }

    // "Note:this" is a URI by its form, but hardly by intention.
    private static bool HasAuthority(string text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase);
}
