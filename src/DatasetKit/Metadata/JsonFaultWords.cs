using System.Globalization;
using System.Text;

namespace DatasetKit.Metadata;

/// <summary>
/// Says what is wrong with a text that is not JSON in the words of one who writes it. The texts of .NET speak of reader options and bytes;
/// only what the parser was about to read is taken from them.
/// </summary>
internal static class JsonFaultWords
{
    private const int MaxWordChars = 16;
    private const string PartOfObject = "This line is a part of an object; a line of a JSONL seed holds all of one, so write the object on one line.";
    private const string Quotes = "'`´\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A\uFF02\uFF07";

    /// <param name="utf8">The whole text.</param>
    /// <param name="offset">The byte at which the parser stopped.</param>
    /// <param name="text">What .NET says.</param>
    /// <returns>A sentence without its full stop and in small letters, or null where .NET's is the best there is.</returns>
    public static string? Describe(ReadOnlySpan<byte> utf8, int offset, string text)
    {
        var rest = utf8[Math.Min(offset, utf8.Length)..];
        if (rest.IsEmpty)
            return AtEnd(utf8, text);
        if (text.Contains("within a JSON string", StringComparison.Ordinal))
            return InString(rest, utf8[offset - 1]);
        if (rest is [(byte)'#', ..] or [(byte)'/', (byte)'/' or (byte)'*', ..])
            return "JSON has no comments; remove it";
        if (text.Contains("after a single JSON value", StringComparison.Ordinal))
            return rest[0] == '{' ? "begin the next object on a line of its own" : rest[0] == ':' ? "a key and its value stand within braces ({\"key\": …}), and in JSON Lines all of them on one line" : "remove what follows the value";
        if (text.Contains("leading zero", StringComparison.Ordinal))
            return "a number does not begin with 0; remove the 0, or put the value in double quotes";
        Rune.DecodeFromUtf8(rest, out var found, out _);
        var before = TextBefore(utf8, offset) is [.., var last] ? (char)last : '\0';
        if (text.Contains("number,", StringComparison.Ordinal) || text.Contains("of a number", StringComparison.Ordinal))
            return InNumber(rest, before, found);
        if (text.Contains("after a property name", StringComparison.Ordinal))
            return "a ':' is missing after the key";
        if (text.Contains("JSON literal", StringComparison.Ordinal))
            return $"'{WordAround(utf8, offset)}' is neither true, false nor null; a text stands in double quotes";
        if (Punctuation((char)rest[0], before) is { } words)
            return words;
        if (text.Contains("after a value", StringComparison.Ordinal))
            return found.Value is not ('"' or '{' or '[') && utf8[..offset].TrimEnd(" \t"u8) is [.., (byte)'\n'] ? "a ',' is missing at the end of the line above, or the '}' or ']' that closes what is open" : AfterValue(before, found);
        var isKey = text.Contains("start of a property name", StringComparison.Ordinal);
        if (isKey || text.Contains("start of a value", StringComparison.Ordinal))
            return AtStart(rest, found, isKey);
        return IsShown(found) ? null : NotHere(found);
    }

    /// <summary>What is wrong with a line of a JSONL seed that does not begin an object.</summary>
    public static string NoObject(ReadOnlySpan<byte> line) => line switch
    {
        [(byte)'[' or (byte)']'] => "The lines of a JSONL seed are objects without a list around them; remove this line, and the commas at the ends of the others.",
        [0xEF, 0xBB, 0xBF, ..] => "A byte order mark stands before the object, as where files were put together; remove it.",
        [0xC2, 0xA0, ..] => "A no-break space stands before the object; remove it.",
        [(byte)'}' or (byte)']', ..] => PartOfObject,
        [(byte)'"', ..] when line[1..].IndexOf((byte)'"') is >= 0 and var end && line[(end + 2)..].TrimStart(" \t"u8) is [(byte)':', ..] => PartOfObject,
        _ => "A line of a JSONL seed must be a JSON object: {\"title\": …, \"text\": …}.",
    };

    /// <summary>The place of the comma that stands before a closing bracket; null where the fault is another.</summary>
    public static int? TrailingComma(ReadOnlySpan<byte> utf8, int offset) =>
        offset < utf8.Length && utf8[offset] is (byte)'}' or (byte)']' && TextBefore(utf8, offset) is [.., (byte)','] text ? text.Length - 1 : null;

    /// <summary>The place where the word begins that is neither true, false nor null; null where the fault is another.</summary>
    public static int? Literal(ReadOnlySpan<byte> utf8, int offset, string text) =>
        text.Contains("JSON literal", StringComparison.Ordinal) ? offset - LastWord(utf8[..Math.Min(offset, utf8.Length)]).Length : null;

    private static string WordAround(ReadOnlySpan<byte> utf8, int offset) => LastWord(utf8[..offset]) + WordAt(utf8[offset..]);

    private static ReadOnlySpan<byte> TextBefore(ReadOnlySpan<byte> utf8, int offset) => utf8[..offset].TrimEnd(" \t\r\n"u8);

    private static string? AtEnd(ReadOnlySpan<byte> utf8, string text)
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
            return "the text is empty; write {} where there is nothing to say";
        return text.Contains("end of string", StringComparison.Ordinal) ? "a string is never closed; add the '\"' that is missing" : null;
    }

    private static string? InString(ReadOnlySpan<byte> rest, byte before) => rest[0] switch
    {
        (byte)'\n' or (byte)'\r' => "a line break stands in a string; write \\n for it, or add the '\"' that is missing",
        (byte)'\t' => "a tab stands in a string; write \\t for it",
        < 0x20 => $"the control character U+{rest[0]:X4} stands in a string; remove it",
        _ when before == '\\' => "'\\' begins an escape in a string, and this is none; write '\\\\' for a backslash",
        _ => "'\\u' wants four digits 0-9, a-f; write '\\\\' for a backslash",
    };

    private static string? InNumber(ReadOnlySpan<byte> rest, char before, Rune found)
    {
        if (before == '-' && WordAt(rest) is "Infinity" or "inf")
            return "JSON has no -Infinity; write a number, or null";
        if (before is '.' or '-' or '+' or 'e' or 'E')
            return $"a digit must follow the '{before}' of a number";
        return IsShown(found) ? $"'{found}' does not belong in a number; a text stands in double quotes" : NotHere(found);
    }

    private static string? Punctuation(char found, char before) => (before, found) switch
    {
        (',', '}' or ']') => $"remove the ',' before the '{found}'",
        (',' or '[' or '{', ',') => "there is one ',' too many; remove it",
        (':', ',' or '}' or ']') => "the value after the ':' is missing",
        (not '\0', '}') => "a '[' is open here; close it with ']' first",
        (not '\0', ']') => "a '{' is open here; close it with '}' first",
        _ => null,
    };

    private static string AfterValue(char before, Rune found)
    {
        if (before == '"' && found.Value is not ('"' or '{' or '['))
            return "a ',' is missing here; or the string goes on, and a '\"' within it is written \\\"";
        return IsShown(found) ? $"a ',' is missing before the '{found}'" : NotHere(found);
    }

    private static string AtStart(ReadOnlySpan<byte> rest, Rune found, bool isKey)
    {
        if (found.IsBmp && Quotes.Contains((char)found.Value, StringComparison.Ordinal))
            return "strings stand in straight double quotes (\"), not in other quotes";
        if (!IsShown(found))
            return NotHere(found);
        if (isKey)
            return "a key stands in double quotes";
        var word = WordAt(rest);
        return word.ToUpperInvariant() switch
        {
            "TRUE" => $"write true, not {word}",
            "FALSE" => $"write false, not {word}",
            "NULL" or "NONE" or "NIL" or "UNDEFINED" => $"write null, not {word}",
            "NAN" or "INFINITY" or "INF" => $"JSON has no {word}; write a number, or null",
            _ => found.Value switch
            {
                '+' => "write the number without the '+'",
                '.' => "write a 0 before the '.' of a number",
                '}' or ']' => $"the '{found}' closes nothing; remove it",
                _ => "a text stands in double quotes",
            },
        };
    }

    /// <summary>The ASCII letters and digits at the start; of a long text no more than tells it from the words that are known.</summary>
    private static string WordAt(ReadOnlySpan<byte> rest)
    {
        var end = 0;
        while (end < Math.Min(rest.Length, MaxWordChars) && char.IsAsciiLetterOrDigit((char)rest[end]))
            end++;
        return Encoding.ASCII.GetString(rest[..end]);
    }

    private static string LastWord(ReadOnlySpan<byte> text)
    {
        var start = text.Length;
        while (start > Math.Max(0, text.Length - MaxWordChars) && char.IsAsciiLetterOrDigit((char)text[start - 1]))
            start--;
        return Encoding.ASCII.GetString(text[start..]);
    }

    private static bool IsShown(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);

    private static string NotHere(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"the character U+{rune.Value:X4} does not belong here; remove it");
}
