using System.Collections.Concurrent;

namespace DatasetKit.JsonSchema;

/// <summary>The properties of Unicode that <c>\p{…}</c> can name: ECMA-262 (2024), tables 67 to 70, as far as they are known here.</summary>
internal static class UnicodeProperties
{
    private static readonly ConcurrentDictionary<string, CodePointSet> Binary = new(StringComparer.Ordinal);

    /// <summary>The code points that have a property.</summary>
    /// <param name="name">A binary property or a general category, or the name of a property that has values.</param>
    /// <param name="value">The value, or empty.</param>
    /// <returns>Null where nothing is known of it.</returns>
    public static CodePointSet? Find(string name, string value) => (name, value) switch
    {
        (_, "") => UnicodeCategories.Find(name) ?? FindBinary(name),
        ("General_Category" or "gc", _) => UnicodeCategories.Find(value),
        ("Script" or "sc", _) => UnicodeScripts.Known.GetValueOrDefault(value),
        _ => null,
    };

    private static CodePointSet? FindBinary(string name)
    {
        if (!Binary.TryGetValue(name, out var set) && ReadBinary(name) is { } read)
            set = Binary.GetOrAdd(name, read);
        return set;
    }

    private static CodePointSet? ReadBinary(string name) => name switch
    {
        "Any" => CodePointSet.All,
        "Assigned" => Category("Cn").Complement(),
        "ASCII" => CodePointSet.Of((0, 0x7F)),
        "ASCII_Hex_Digit" or "AHex" => CodePointSet.Parse("30-39 41-46 61-66"),
        "Hex_Digit" or "Hex" => CodePointSet.Parse("30-39 41-46 61-66 FF10-FF19 FF21-FF26 FF41-FF46"),
        "White_Space" or "space" => CodePointSet.Parse("9-D 20 85 A0 1680 2000-200A 2028-2029 202F 205F 3000"),
        "Join_Control" or "Join_C" => CodePointSet.Parse("200C-200D"),
        "Regional_Indicator" or "RI" => CodePointSet.Parse("1F1E6-1F1FF"),
        "Noncharacter_Code_Point" or "NChar" => CodePointSet.Of(
            [(0xFDD0, 0xFDEF), .. Enumerable.Range(0, 17).Select(static plane => ((plane << 16) + 0xFFFE, (plane << 16) + 0xFFFF))]),
        "Alphabetic" or "Alpha" => CodePointSet.Union(Category("L"), Category("Nl"), CodePointSet.Parse(UnicodeTables.OtherAlphabetic)),
        "Lowercase" or "Lower" => CodePointSet.Union(Category("Ll"), CodePointSet.Parse(UnicodeTables.OtherLowercase)),
        "Uppercase" or "Upper" => CodePointSet.Union(Category("Lu"), CodePointSet.Parse(UnicodeTables.OtherUppercase)),
        "Emoji" => CodePointSet.Parse(UnicodeTables.Emoji),
        "Emoji_Presentation" or "EPres" => CodePointSet.Parse(UnicodeTables.EmojiPresentation),
        "Extended_Pictographic" or "ExtPict" => CodePointSet.Parse(UnicodeTables.ExtendedPictographic),

        // UAX 31: categories, a few more for the sake of stability, without those that are syntax.
        "ID_Start" or "IDS" => CodePointSet.Union(Category("L"), Category("Nl"), CodePointSet.Parse("1885-1886 2118 212E 309B-309C"))
            .Except(CodePointSet.Parse("2E2F")),
        "ID_Continue" or "IDC" => CodePointSet.Union(
            FindBinary("ID_Start")!, Category("Mn"), Category("Mc"), Category("Nd"), Category("Pc"),
            CodePointSet.Parse("B7 387 1369-1371 19DA 200C-200D 30FB FF65")),
        _ => null,
    };

    private static CodePointSet Category(string name) => UnicodeCategories.Find(name)!;
}
