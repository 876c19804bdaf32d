using System.Globalization;
using System.Text;

namespace DatasetKit.Cli.CodeGeneration;

/// <summary>C# identifiers.</summary>
internal static class Identifiers
{
    private static readonly HashSet<string> s_keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit",
        "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator",
        "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw",
        "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    /// <summary>An identifier in PascalCase for a key: what cannot stand in one separates words, and so does <c>_</c>.</summary>
    public static string Of(string key)
    {
        var name = new StringBuilder(key.Length);
        var startsWord = true;
        foreach (var character in key)
        {
            if (IsPart(character))
                name.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = !IsPart(character);
        }

        if (name.Length == 0)
            return "Value";
        return IsStart(name[0]) ? name.ToString() : $"_{name}";
    }

    /// <summary>Whether a text can be the name of a type. C# keeps names of lower-case ASCII letters alone for itself.</summary>
    public static bool IsTypeName(string text) => IsIdentifier(text) && text != "System" && !text.All(char.IsAsciiLetterLower);

    /// <summary>Whether a text can be the name of a namespace. The generated code names <c>System</c>, which nothing further in may hide.</summary>
    public static bool IsNamespace(string text) => text.Split('.') is var parts && parts.All(IsIdentifier) && !parts.Skip(1).Contains("System");

    private static bool IsIdentifier(string text) => text.Length > 0 && (text[0] == '_' || IsStart(text[0])) && text.All(character => character == '_' || IsPart(character)) && !s_keywords.Contains(text);

    private static bool IsStart(char character) => char.IsLetter(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char character) => IsStart(character) || CharUnicodeInfo.GetUnicodeCategory(character)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
