using System.Collections.Concurrent;

namespace DatasetKit.JsonSchema;

/// <summary>The properties of Unicode that <c>\p{…}</c> can name: ECMA-262 (2025), tables 67 to 70, all of them.</summary>
internal static class UnicodeProperties
{
    // Categories that sum others up, by the names that ECMA-262 takes from PropertyValueAliases.txt.
    private const string Sums = """
        LC Cased_Letter | Lu Ll Lt
        L Letter | Lu Ll Lt Lm Lo
        M Mark Combining_Mark | Mn Mc Me
        N Number | Nd Nl No
        Z Separator | Zs Zl Zp
        C Other | Cc Cf Cs Co Cn
        P Punctuation punct | Pc Pd Ps Pe Pi Pf Po
        S Symbol | Sm Sc Sk So
        """;

    private static readonly Dictionary<string, string[]> Parts = ReadSums();

    private static readonly ConcurrentDictionary<(string Name, string Value), CodePointSet?> Known = new();

    /// <summary>The code points that have a property.</summary>
    /// <param name="name">A binary property or a general category, or the name of a property that has values.</param>
    /// <param name="value">The value, or empty.</param>
    /// <returns>Null where there is none of this name.</returns>
    public static CodePointSet? Find(string name, string value)
    {
        // What is kept must not grow with the names that somebody makes up.
        if (Known.TryGetValue((name, value), out var set) || (set = Read(name, value)) is null)
            return set;
        return Known.GetOrAdd((name, value), set);
    }

    private static CodePointSet? Read(string name, string value) => (name, value) switch
    {
        ("Any", "") => CodePointSet.All,
        ("Assigned", "") => UnicodeTable.Get("gc=Cn").Complement(),
        ("ASCII", "") => CodePointSet.Of((0, 0x7F)),
        (_, "") => FindCategory(name) ?? UnicodeTable.Find(name),
        ("General_Category" or "gc", _) => FindCategory(value),
        ("Script" or "sc", _) => UnicodeTable.Find($"sc={value}"),
        ("Script_Extensions" or "scx", _) => FindExtended(value),
        _ => null,
    };

    private static CodePointSet? FindCategory(string name) => Parts.TryGetValue(name, out var parts)
        ? CodePointSet.Union(parts.Select(static part => UnicodeTable.Get($"gc={part}")))
        : UnicodeTable.Find($"gc={name}");

    // The table has what is in one of the two sets alone, which for most scripts is nothing.
    private static CodePointSet? FindExtended(string script)
    {
        var own = UnicodeTable.Find($"sc={script}");
        return own is null || UnicodeTable.Find($"scx={script}") is not { } difference
            ? own
            : CodePointSet.Union(own.Except(difference), difference.Except(own));
    }

    private static Dictionary<string, string[]> ReadSums()
    {
        var parts = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in Sums.Split('\n'))
        {
            var halves = line.Split('|', StringSplitOptions.TrimEntries);
            foreach (var name in halves[0].Split(' '))
                parts.Add(name, halves[1].Split(' '));
        }

        return parts;
    }
}
