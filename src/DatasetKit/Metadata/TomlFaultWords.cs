using DatasetKit.Diagnostics;
using Tomlyn.Syntax;

namespace DatasetKit.Metadata;

/// <summary>Says what is wrong with a text that is not TOML in the words of one who writes it, where Tomlyn speaks of its tokens.</summary>
internal sealed class TomlFaultWords
{
    private const string Quoting = "a text stands in double quotes";
    private const string EachKey = "each key begins on a line of its own";
    private const string OddQuotes = "`´\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB";

    private readonly string _toml;
    private readonly TomlPlaces _places;
    private readonly string[] _lines;

    /// <param name="toml">The whole text.</param>
    /// <param name="places">Its places.</param>
    public TomlFaultWords(string toml, TomlPlaces places)
    {
        _places = places;
        _toml = toml.Replace("\r\n", "\n", StringComparison.Ordinal);
        _lines = _toml.Split('\n');
    }

    /// <param name="messages">What Tomlyn says, at least one message.</param>
    /// <returns>A sentence without its full stop and in small letters, and the place that is at fault, line and column from 1.</returns>
    public (string Words, int Line, int Column) Describe(IEnumerable<DiagnosticMessage> messages)
    {
        var message = messages.MinBy(message => message.Span.Start.Offset)!;
        var (line, column) = _places.StartOf(message.Span);

        // What is open before the fault is the fault; Tomlyn goes on until nothing fits.
        var atEnd = line > _lines.Length || _lines.Skip(line - 1).All(string.IsNullOrWhiteSpace);
        if (TomlOpenings.Open(_toml, line, column) is { } open)
        {
            if (open.Sign[0] is '"' or '\'')
                return (open.Sign.Length == 3 ? $"the {open.Sign} that opens here is never closed" : "the quote that opens here is not closed on its line", open.Line, open.Column);
            if (_lines[open.Line - 1].TrimStart().StartsWith('[') && open.Sign == "[" && line == open.Line)
                return ("the name of a table is closed with ']' on its line", line, column);
            if (open.Sign == "{" && InInlineTable(message.Message, line, column) is { } words)
                return (words, line, column);
            if (atEnd || Says(message.Message, "Expecting a closing"))
                return (open.Sign == "[" ? "the '[' that opens here is never closed, or a ',' is missing in it" : "the '{' that opens here is never closed", open.Line, open.Column);
        }

        var place = (Line: line, Column: column);
        return (WordsFor(message.Message, ref place), place.Line, place.Column);
    }

    private string WordsFor(string text, ref (int Line, int Column) place)
    {
        var (before, after) = Around(place);
        var found = after.Length > 0 ? after[0] : '\0';
        if (found != '\0' && OddQuotes.Contains(found, StringComparison.Ordinal))
            return "texts stand in straight quotes (\"), not in other quotes";
        if (Says(text, "Expecting `=` after a key"))
            return AfterKey(before, after, ref place);
        if (Says(text, "Unexpected token ["))
            return found == '=' ? "the key before the '=' is missing" : "the line is no 'key = value'; a key of other signs than A-Z, a-z, 0-9, '_' and '-' stands in double quotes";
        if (Says(text, "while expecting a value"))
            return "the value after the '=' is missing; write \"\" for empty text, or remove the key";
        if (Says(text, "for a value"))
            return InPlaceOfValue(WordAt(after));
        if (Says(text, "expecting token `newline`"))
            return AfterValue(before, after, ref place);
        if (Says(text, "Missing a `,`"))
            return "a ',' is missing before this item";
        if (Says(text, "escape"))
        {
            place.Column = Math.Max(0, before.LastIndexOf('\\')) + 1;
            return "in double quotes '\\' begins an escape; use single quotes, or write '\\\\'";
        }

        if (Says(text, "token `.` for a base key"))
            return "a part of the key is missing before this '.'";
        if (Says(text, "nvalid prefix"))
            return "a date has no sign before it; other texts stand in double quotes";
        if (Says(text, "format of date time"))
            return "a date is written as YYYY-MM-DD, and a time as hh:mm:ss; other texts stand in double quotes";
        if (Says(text, "parse the date time"))
            return "there is no such day or time";
        return Says(text, "leading 0") || Says(text, "leading zero")
            ? "a number does not begin with 0; remove the 0, or put the value in double quotes"
            : Sentence(text);
    }

    private string? InInlineTable(string text, int line, int column)
    {
        if (!Says(text, "inline table"))
            return null;
        var (before, after) = Around((line, column));
        return (before.TrimEnd(), after) switch
        {
            ([.., ',' or '{'], [',', ..]) => "there is one ',' too many; remove it",
            ([.., not (',' or '{')], [not ('}' or ','), ..]) => "a ',' is missing before this key",
            _ => null,
        };
    }

    private string AfterKey(string before, string after, ref (int Line, int Column) place)
    {
        if (after.StartsWith(':'))
            return "TOML has '=' after a key, and not ':'";
        if (after.Trim().Length == 0)
            return "the line is no 'key = value'";
        if (!char.IsAsciiLetterOrDigit(after[0]) && after[0] is not ('"' or '\'' or '_' or '-'))
            return char.IsWhiteSpace(after[0]) ? $"the sign U+{(int)after[0]:X4} only looks like a blank; write a blank" : $"'{after[0]}' does not belong in a key; a key of other signs than A-Z, a-z, 0-9, '_' and '-' stands in double quotes";
        if (!after.Contains('=', StringComparison.Ordinal))
            return "a '=' is missing after the key";
        place.Column = before.Length - before.TrimStart().Length + 1;
        return $"a key of several words stands in double quotes, as in \"{ShortText.Of(_lines[place.Line - 1].Split('=')[0].Trim())}\" = …";
    }

    private static string InPlaceOfValue(string word) => word.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" => $"write true, or \"{word}\" for the text",
        "FALSE" or "NO" or "OFF" => $"write false, or \"{word}\" for the text",
        "NULL" or "NONE" or "NIL" or "~" => $"TOML has no {word}; remove the key, or write \"\" for empty text",
        [(>= '0' and <= '9') or '+' or '-' or '.', ..] => "this is no number; a text stands in double quotes",
        _ => Quoting,
    };

    private static string AfterValue(string before, string after, ref (int Line, int Column) place)
    {
        var value = before[(before.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        if (after is ";" or ",")
            return $"remove the '{after}'; the line ends the value";
        if (value is ['"' or '\'', ..])
        {
            if (after[0] is ',')
                return "several values stand in a list, between '[' and ']'";
            after = after.TrimStart(';', ' ');
            if (BeginsWithKey(after))
                return EachKey;
            return value[0] == '"'
                ? "the text goes on after its closing quote; write \\\" for a quote within it"
                : "the text goes on after its closing quote; put it in double quotes, where a ' means nothing";
        }

        if (value.All(char.IsAsciiDigit) && after is [',', (>= '0' and <= '9'), ..])
            return $"a number is written with a point, as in {ShortText.Of($"{value}.{after[1..].TrimEnd()}")}; a text stands in double quotes";
        if (BeginsWithKey(after))
            return EachKey;
        if (value.Length > 0 && value[0] is not ('[' or '{'))
            place.Column = before.Length - before[(before.IndexOf('=', StringComparison.Ordinal) + 1)..].TrimStart().Length + 1;
        return value is ['[' or '{', ..] ? "nothing but a comment may follow on the line of a list or table" : Quoting;
    }

    private static bool BeginsWithKey(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && text[..equals].Trim() is { Length: > 0 } key && key.All(static sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-');

    /// <summary>What stands on a line before a column, and from it on.</summary>
    private (string Before, string After) Around((int Line, int Column) place)
    {
        var whole = place.Line <= _lines.Length ? _lines[place.Line - 1] : "";
        var at = Math.Min(place.Column - 1, whole.Length);
        return (whole[..at], whole[at..]);
    }

    private static string WordAt(string text) => text.Split([' ', '\t', ',', ']', '}', '#'], 2)[0];

    private static string Sentence(string message)
    {
        var text = message.Trim().TrimEnd('.');
        return text.Length == 0 ? "it cannot be parsed" : $"{char.ToLowerInvariant(text[0])}{text[1..]}";
    }

    private static bool Says(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
