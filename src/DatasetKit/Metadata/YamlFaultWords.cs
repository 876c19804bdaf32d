using System.Buffers;
using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>Says what is wrong with a text that is not YAML in the words of one who writes it, where YamlDotNet speaks of its scanner.</summary>
internal sealed class YamlFaultWords
{
    /// <summary>The colon of East Asian texts, U+FF1A.</summary>
    public const char WideColon = '\uFF1A';

    public const string WideColonWords = "the colon here is U+FF1A; write ':' and a blank after a key";

    // YAML 1.2.2, 5.7.
    private const string Escapes = "0abt\tnvfre \"/\\N_LPxuU";

    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private const string Quoting = "a text with ': ' must stand in quotes";

    private readonly string _yaml;
    private readonly string[] _lines;

    /// <param name="yaml">The whole text.</param>
    public YamlFaultWords(string yaml)
    {
        _yaml = yaml.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        _lines = _yaml.Split('\n');
    }

    /// <param name="line">The line at which the parser stopped, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    /// <param name="text">What YamlDotNet says.</param>
    /// <returns>A sentence without its full stop and in small letters, or null where YamlDotNet's is the best there is; and the place that is at fault.</returns>
    public (string? Words, int Line, int Column) Describe(int line, int column, string text)
    {
        if (Says(text, "current state of the object"))
            return Unclosed(line, column) ?? (Around(line, column).After is ['[' or '{', ..] && YamlBrackets.Open(string.Join('\n', _lines.Skip(line - 1))[(column - 1)..], int.MaxValue, 1) is null ? "the lines after this bracket must be indented, all but the one that closes it" : "a '[' or '{' is never closed", line, column);
        if ((Says(text, " tab ") || (Says(text, "cannot start any token") && Around(line, column).After is ['\t', ..])) && TabFrom(line) is { } tab)
            return ("the line is indented with a tab; use blanks", tab.Line, tab.Column);
        if (_lines.Skip(line - 1).All(string.IsNullOrWhiteSpace) && (Says(text, "expected ','") || Says(text, "node content")) && Unclosed(line, column) is { } unclosed)
            return unclosed;

        // The parser looks for what it misses after the line that lacks it.
        if (line > 1 && _lines.Length >= line && (Says(text, "could not find expected ':'") || Says(text, "multiline plain scalar, found invalid mapping")))
        {
            var above = _lines[line - 2];
            var start = above.Length - above.TrimStart().Length;
            if (above.IndexOf(WideColon, StringComparison.Ordinal) is >= 0 and var wide)
                return (WideColonWords, line - 1, wide + 1);
            var words = above.AsSpan(start) is ['-', not (' ' or '-'), ..] ? "a blank must follow the '-' of an item" : OddBlank.AfterKey(above) is { } odd ? odd : above.Contains(':', StringComparison.Ordinal) ? "the line is no 'key: value'; a blank must follow the ':' of a key" : NoKeyWords;
            return (words, line - 1, start + 1);
        }

        return IsEscape(text) && EscapeFrom(line, column) is { } escape ? (WordsFor(line, column, text), escape.Line, escape.Column) : (WordsFor(line, column, text), line, column);
    }

    private static bool IsEscape(string text) => Says(text, "unknown escape character") || Says(text, "expected hexadecimal number");

    /// <summary>The backslash that begins no escape of YAML, in the text whose quote opens at a place.</summary>
    private (int Line, int Column)? EscapeFrom(int line, int column)
    {
        for (var (i, at) = (line - 1, column); i < _lines.Length; i++, at = 0)
        {
            for (; (at = _lines[i].IndexOf('\\', Math.Min(at, _lines[i].Length))) >= 0; at += 2)
            {
                var escape = _lines[i].AsSpan(at + 1);
                var digits = escape is [var kind, ..] ? kind switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 } : 0;
                if (!escape.IsEmpty && (!Escapes.AsSpan().Contains(escape[0]) || escape.Length <= digits || escape.Slice(1, digits).ContainsAnyExcept(s_hexDigits)))
                    return (i + 1, at + 1);
            }
        }

        return null;
    }

    private string? WordsFor(int line, int column, string text)
    {
        var (before, after) = Around(line, column);
        var found = after.Length > 0 ? after[0] : '\0';
        if (Says(text, "found invalid mapping") || Says(text, "Mapping values are not allowed"))
            return HasKey(before) ? Quoting : $"the line goes on with the text above it, and {Quoting}; a key of its own begins in the column of the other keys";
        if (Says(text, "expected ',' or"))
            return InFlow(line, column, found);
        if (Says(text, "expected key") || Says(text, "<document end>"))
            return AfterBlockSign(line) ?? NoKey(line, before, after);
        if (Says(text, "<document start>") && !_lines.Any(static other => other.StartsWith("...", StringComparison.Ordinal)))
            return LongKey;
        if (Says(text, "<document start>"))
            return "'...' ends the metadata; a text that begins with it needs quotes";
        if (Says(text, "expected '-' indicator"))
            return "the line does not begin with '- ', as those of the list above it do";
        if (Says(text, "without whtespace") || Says(text, "invalid comment after"))
            return JoinedComment;
        if (Says(text, "cannot start any token") || Says(text, "scanning an anchor or alias") || Says(text, "scanning a directive") || (Says(text, "scanning a tag") && found == '!'))
            return found is '\0' or '\t' ? null : $"a text that begins with '{found}' needs quotes";
        if (Says(text, "key indicator format") && found == '-')
            return "a text that begins with '-' needs quotes";
        if (Says(text, "apping keys are not allowed") && found == '?')
            return "a text that begins with '?' needs quotes";
        if (Says(text, "node content"))
            return NoNode(before, found);
        if (Says(text, "Block sequence entries are not allowed"))
            return "begin the list on a new line; a text that begins with '-' needs quotes";
        if (IsEscape(text))
            return "in double quotes '\\' begins an escape; use single quotes, or write '\\\\'";
        if (Says(text, "more than one anchor"))
            return "a text that begins with '&' needs quotes";
        if (Says(text, "found more spaces in lines above"))
            return "an empty line of the block of text above has more blanks than its first line with text; remove the blanks";
        if (Says(text, "quoted scalar, found unexpected end of stream"))
            return "the quote that opens here is never closed";
        if (Says(text, "quoted scalar, found wrong indentation"))
            return "the quote that opens here is not closed on its line; close it, or indent the lines that go on";
        return Says(text, "expected comment or line break") ? $"a text that begins with '{found}' needs quotes; a block of text begins on the next line" : null;
    }

    private string InFlow(int line, int column, char found)
    {
        if (found == ':')
            return $"a ',' is missing before this key; or {Quoting}";
        if (YamlBrackets.Open(_yaml, line, column) is not { } open)
            return "a ',' is missing here";
        if (found is ']' or '}')
            return $"the '{open.Bracket}' of line {open.Line} is open here; close it with '{open.Closing}' first";
        return line == open.Line ? "a ',' is missing here" : $"a ',' is missing here, or the '{open.Bracket}' of line {open.Line} is never closed";
    }

    private string? NoKey(int line, string before, string after)
    {
        if (before.TrimEnd() is [.., var last])
        {
            return last switch
            {
                '"' or '\'' when after is [var mark and (',' or ';'), .. var rest] && rest.IsWhiteSpace() => $"after the closing quote nothing follows; remove the '{mark}'",
                '"' => "the text goes on after its closing quote; put the whole text in quotes, and write \\\" for a quote within it",
                '\'' => "the text goes on after its closing quote; put the whole text in quotes, and write '' for a ' within it",
                ']' or '}' when after.TrimEnd().All(static sign => sign is ']' or '}') && after.Trim().Length > 0 => "there is one bracket too many; remove it",
                ']' or '}' => $"the text goes on after the '{last}'; put the whole text in quotes",
                _ => null,
            };
        }

        if (after.StartsWith("//", StringComparison.Ordinal))
            return "a comment begins with '#', not with '//'";
        if (after is "-" or ['-', ' ', ..])
            return "an item of a list stands among keys; indent it below its key";
        if (after.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon + 1 < after.Length && after[colon + 1] is not (' ' or '\t') && after[..colon].All(static sign => char.IsLetterOrDigit(sign) || sign is '_' or '-'))
            return OddBlank.AfterKey(after) ?? "a blank must follow the ':' of a key";
        if (after.Contains(WideColon, StringComparison.Ordinal) && !HasKey(after))
            return WideColonWords;
        if (!HasKey(after))
            return line > 1 && string.IsNullOrWhiteSpace(_lines[line - 2]) ? NoKeyWords + "; where the text of a document begins, close its front matter first" : NoKeyWords;
        if (after is ['"' or '\'', ..] && (after.Length > MaxKeyChars || after.IndexOf(after[0], 1) < 0))
            return LongKey;
        return line > 1 && _lines[line - 2].StartsWith('\t') ? "the line above is indented with a tab; begin it in the column of the keys" : "the line does not begin in the column of the keys above it";
    }

    // YAML 1.2.2, 7.4.2.
    private const int MaxKeyChars = 1024;
    private const string LongKey = "a key stands on one line, and has at most 1024 characters";

    private const string NoKeyWords = "the line is no 'key: value'; a line that goes on with the text above it is indented";

    /// <summary>Where the line above ends with the sign of a block of text, which the line was meant to belong to.</summary>
    private string? AfterBlockSign(int line)
    {
        var above = line > 1 ? _lines[line - 2].TrimEnd() : "";
        var sign = above.TrimEnd('+', '-');
        return sign.EndsWith(": |", StringComparison.Ordinal) || sign.EndsWith(": >", StringComparison.Ordinal) ? $"the lines of text below a '{above[(sign.Length - 1)..]}' are indented further than its key" : null;
    }

    private static string? NoNode(string before, char found) => found switch
    {
        '-' => "between brackets an item has no '-' before it",
        ',' when before.TrimEnd() is [.., ',' or '[' or '{'] => "there is one ',' too many; remove it",
        ',' or ']' or '}' => $"a text that begins with '{found}' needs quotes",
        _ => null,
    };

    /// <summary>What is wrong with the '#' of <c>'Joe'#1</c>.</summary>
    public const string JoinedComment = "a blank must stand before the '#' of a comment; a text that holds a '#' has quotes around all of it";

    private const string HiddenByComment = "a '#' after a blank or a bracket begins a comment, which hides what closes this bracket; put each item with a '#' in quotes";

    /// <summary>The bracket that is never closed. It is known only where all brackets before the end of the text are understood.</summary>
    private (string? Words, int Line, int Column)? Unclosed(int line, int column) => YamlBrackets.Open(_yaml, int.MaxValue, 1) is { } open && (open.Line, open.Column).CompareTo((line, column)) <= 0
        ? (IsHidden(open.Line, open.Column, open.Closing) ? HiddenByComment : $"the '{open.Bracket}' that opens here is never closed", open.Line, open.Column)
        : null;

    private bool IsHidden(int line, int column, char closing)
    {
        var after = Around(line, column).After;
        var comment = after.IndexOfAny(['#']);
        return comment > 0 && (after[comment - 1] is ' ' or '\t' or '[' or '{' or ',') && after.IndexOf(closing, comment) >= 0;
    }

    private (int Line, int Column)? TabFrom(int line)
    {
        for (var i = line - 1; i < _lines.Length; i++)
        {
            var indent = _lines[i].Length - _lines[i].TrimStart(' ', '\t').Length;
            if (_lines[i].IndexOf('\t', 0, indent) is >= 0 and var at && indent < _lines[i].Length)
                return (i + 1, at + 1);
        }

        return null;
    }

    /// <summary>What stands on a line before a column, and from it on.</summary>
    private (string Before, string After) Around(int line, int column)
    {
        var whole = line <= _lines.Length ? _lines[line - 1] : "";
        var at = Math.Min(column - 1, whole.Length);
        return (whole[..at], whole[at..]);
    }

    private static bool HasKey(string text) => text.Contains(": ", StringComparison.Ordinal) || text.EndsWith(':');

    private static bool Says(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
