using System.Globalization;
using System.Text;

namespace DatasetKit.Versions;

/// <summary>A comparison in Markdown: for a pull request, and in pieces for the changelog of a dataset.</summary>
public static class DiffMarkdown
{
    private const int MaxRecords = 50;

    /// <summary>A comparison for a pull request.</summary>
    /// <param name="diff">The comparison.</param>
    /// <returns>Lines that end with a line break each. Of each kind 50 records are named.</returns>
    public static string Format(ReleaseDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var text = new StringBuilder();
        Line(text, $"### {Escape(DiffSections.Headline(diff))}");
        if (diff.Reasons.Count > 0)
        {
            Line(text, "");
            foreach (var reason in diff.Reasons)
                Line(text, $"- **{DiffSections.Word(reason.Level)}**: {Escape(reason.Text)}");
        }

        foreach (var (_, words, records) in DiffSections.Of(diff).Where(section => section.Records.Count > 0))
        {
            Line(text, "");
            Line(text, $"<details><summary>{ChangeReasons.Count(records.Count)} {words}</summary>");
            Line(text, "");
            foreach (var record in records.Take(MaxRecords))
                Line(text, $"- {Describe(record)}");
            if (records.Count > MaxRecords)
                Line(text, $"- {Rest(records.Count - MaxRecords)}");
            Line(text, "");
            Line(text, "</details>");
        }

        Line(text, "");
        Line(text, $"{ChangeReasons.Count(diff.UnchangedCount)} unchanged.");
        return text.ToString();
    }

    /// <summary>The points of a changelog: each reason, with the records that stand behind it.</summary>
    internal static IReadOnlyList<string> Points(ReleaseDiff diff, int maxRecords)
    {
        var points = new List<string>();
        var sections = DiffSections.Of(diff).ToDictionary(section => $"{ChangeReasons.Count(section.Records.Count)} {section.Words}", section => section.Records);
        foreach (var reason in diff.Reasons)
        {
            if (!sections.TryGetValue(reason.Text, out var records))
            {
                points.Add(Escape(reason.Text));
                continue;
            }

            var named = records.Take(maxRecords).Select(Describe).ToList();
            if (records.Count > maxRecords)
                named.Add(Rest(records.Count - maxRecords));
            points.Add($"{reason.Text}: {string.Join("; ", named)}");
        }

        return points;
    }

    private static string Describe(RecordChange change)
    {
        var from = change.OldId != change.Id ? $"{Code(change.OldId)} → " : "";
        var split = change.OldSplit != change.Split ? $", {Escape(change.OldSplit)} → {Escape(change.Split)}" : "";
        var fields = change.Fields.Count == 0 ? "" : $" ({string.Join(", ", change.Fields.Select(Code))})";
        return $"{from}{Code(change.Id)}{split}{fields}";
    }

    private static string Rest(int count) => string.Create(CultureInfo.InvariantCulture, $"and {count:N0} more");

    /// <summary>A code span; its fence is longer than any run of backticks in the text.</summary>
    private static string Code(string text)
    {
        var visible = Diagnostics.Diagnostic.Visible(text);
        if (!visible.Contains('`', StringComparison.Ordinal))
            return $"`{visible}`";
        var run = 0;
        var longest = 0;
        foreach (var c in visible)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return $"{fence} {visible} {fence}";
    }

    /// <summary>Text that Markdown and HTML leave as it is.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in Diagnostics.Diagnostic.Visible(text))
        {
            if (c is '<' or '&')
                escaped.Append(c == '<' ? "&lt;" : "&amp;");
            else if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~')
                escaped.Append('\\').Append(c);
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
