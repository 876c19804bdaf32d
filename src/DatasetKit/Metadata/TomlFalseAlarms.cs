using System.Text.RegularExpressions;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace DatasetKit.Metadata;

/// <summary>Tells what Tomlyn finds fault with though TOML has it; its syntax tree holds such values all the same.</summary>
internal static partial class TomlFalseAlarms
{
    /// <param name="message">What Tomlyn says.</param>
    /// <param name="toml">The text that it was given.</param>
    public static bool Has(DiagnosticMessage message, string toml)
    {
        var (text, start, end) = (message.Message, message.Span.Start.Offset, message.Span.End.Offset + 1);

        // It counts digits, zeros in front among them, and lets pass what just fits without a sign; the reader looks at the value.
        if (Begins(text, "Unable to parse integer") || Begins(text, "Invalid size of"))
            return true;

        // It takes U+FFFD, which it puts for half of a pair, for a half; what was UTF-8 has none.
        if (Begins(text, "Invalid UTF-16 surrogate"))
            return true;

        // It does not count the line break behind the blanks where that is the last of what '\' skips.
        return Begins(text, "Invalid escape `\\`. It must skip")
            ? toml.AsSpan(start).TrimStart(" \t") is ['\n', ..]
            : text.Contains("date time", StringComparison.Ordinal) && IsTime(toml[start..end]);
    }

    // .NET has seven digits of a second, and no leap second: a time that has more is one if it is one without them.
    private static bool IsTime(string text) =>
        !SyntaxParser.Parse($"a={LeapSecond.Replace(DigitsTooMany.Replace(text, ""), "59")}", validate: false).HasErrors;

    private static bool Begins(string text, string part) => text.StartsWith(part, StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=\.[0-9]{7})[0-9]+")]
    private static partial Regex DigitsTooMany { get; }

    [GeneratedRegex(@"(?<=:[0-9]{2}:)60")]
    private static partial Regex LeapSecond { get; }
}
