using System.Text.RegularExpressions;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace DatasetKit.Metadata;

/// <summary>Tells what Tomlyn finds fault with though TOML has it; its syntax tree holds such values all the same.</summary>
internal static partial class TomlFalseAlarms
{
    /// <param name="message">What Tomlyn says.</param>
    /// <param name="toml">The text that it was given.</param>
    public static bool Has(DiagnosticMessage message, string toml) =>
        IsAboutSize(message.Message)
        || (message.Message.Contains("date time", StringComparison.Ordinal) && IsTime(toml[message.Span.Start.Offset..(message.Span.End.Offset + 1)]));

    // It counts digits, zeros in front among them, and lets pass what just fits without a sign; the reader looks at the value.
    private static bool IsAboutSize(string text) =>
        text.StartsWith("Unable to parse integer", StringComparison.Ordinal) || text.StartsWith("Invalid size of", StringComparison.Ordinal);

    // .NET has seven digits of a second, and no leap second: a time that has more is one if it is one without them.
    private static bool IsTime(string text) =>
        !SyntaxParser.Parse($"a={LeapSecond.Replace(DigitsTooMany.Replace(text, ""), "59")}", validate: false).HasErrors;

    [GeneratedRegex(@"(?<=\.[0-9]{7})[0-9]+")]
    private static partial Regex DigitsTooMany { get; }

    [GeneratedRegex(@"(?<=:[0-9]{2}:)60")]
    private static partial Regex LeapSecond { get; }
}
