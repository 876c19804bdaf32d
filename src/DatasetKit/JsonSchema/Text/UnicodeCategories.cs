using System.Collections.Frozen;
using System.Globalization;

namespace DatasetKit.JsonSchema;

/// <summary>The Unicode property General_Category, as .NET has it.</summary>
internal static class UnicodeCategories
{
    // The names that ECMA-262 takes from PropertyValueAliases.txt, and the categories that they stand for.
    private const string Names = """
        Lu Uppercase_Letter | Lu
        Ll Lowercase_Letter | Ll
        Lt Titlecase_Letter | Lt
        LC Cased_Letter | Lu Ll Lt
        Lm Modifier_Letter | Lm
        Lo Other_Letter | Lo
        L Letter | Lu Ll Lt Lm Lo
        Mn Nonspacing_Mark | Mn
        Mc Spacing_Mark | Mc
        Me Enclosing_Mark | Me
        M Mark Combining_Mark | Mn Mc Me
        Nd Decimal_Number digit | Nd
        Nl Letter_Number | Nl
        No Other_Number | No
        N Number | Nd Nl No
        Zs Space_Separator | Zs
        Zl Line_Separator | Zl
        Zp Paragraph_Separator | Zp
        Z Separator | Zs Zl Zp
        Cc Control cntrl | Cc
        Cf Format | Cf
        Cs Surrogate | Cs
        Co Private_Use | Co
        Cn Unassigned | Cn
        C Other | Cc Cf Cs Co Cn
        Pc Connector_Punctuation | Pc
        Pd Dash_Punctuation | Pd
        Ps Open_Punctuation | Ps
        Pe Close_Punctuation | Pe
        Pi Initial_Punctuation | Pi
        Pf Final_Punctuation | Pf
        Po Other_Punctuation | Po
        P Punctuation punct | Pc Pd Ps Pe Pi Pf Po
        Sm Math_Symbol | Sm
        Sc Currency_Symbol | Sc
        Sk Modifier_Symbol | Sk
        So Other_Symbol | So
        S Symbol | Sm Sc Sk So
        """;

    // In the order of the values of UnicodeCategory.
    private const string ShortNames = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Cn";

    private static readonly Lazy<FrozenDictionary<string, CodePointSet>> Sets = new(Read);

    /// <summary>The code points of a category, by its short or long name; null where there is none of this name.</summary>
    public static CodePointSet? Find(string name) => Sets.Value.GetValueOrDefault(name);

    private static FrozenDictionary<string, CodePointSet> Read()
    {
        var single = ReadSingle();
        var sets = new Dictionary<string, CodePointSet>(StringComparer.Ordinal);
        foreach (var line in Names.Split('\n'))
        {
            var halves = line.Split('|');
            var set = CodePointSet.Union(halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => single[name]));
            foreach (var name in halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                sets.Add(name, set);
        }

        return sets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, CodePointSet> ReadSingle()
    {
        var names = ShortNames.Split(' ');
        var ranges = Array.ConvertAll(names, static _ => new List<(int First, int Last)>());
        for (int start = 0, at = 1; start < CodePointSet.End; at++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(start);
            if (at < CodePointSet.End && CharUnicodeInfo.GetUnicodeCategory(at) == category)
                continue;
            ranges[(int)category].Add((start, at - 1));
            start = at;
        }

        return names.Zip(ranges).ToDictionary(static pair => pair.First, static pair => CodePointSet.Of(pair.Second), StringComparer.Ordinal);
    }
}
