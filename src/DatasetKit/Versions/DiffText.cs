using System.Globalization;
using DatasetKit.Diagnostics;

namespace DatasetKit.Versions;

/// <summary>A comparison for people.</summary>
public static class DiffText
{
    private const int MaxRecords = 20;
    private const int MaxTexts = 20;
    private const int MaxEditChars = 200;

    /// <summary>Writes a comparison for a terminal.</summary>
    /// <param name="diff">The comparison.</param>
    /// <param name="output">Receives the lines.</param>
    /// <param name="withTexts">Whether to show where texts differ, word by word.</param>
    /// <param name="showAll">Whether to list every record; otherwise 20 of a kind, and how many there are more.</param>
    /// <param name="cancellationToken">Stops the reading of texts.</param>
    /// <exception cref="IOException">A release has changed since it was compared.</exception>
    public static void Write(ReleaseDiff diff, TextWriter output, bool withTexts = false, bool showAll = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(diff);
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(DiffSections.Headline(diff));
        foreach (var reason in diff.Reasons)
            output.WriteLine($"  {DiffSections.Word(reason.Level)}: {Diagnostic.Visible(reason.Text)}");
        foreach (var (_, words, records) in DiffSections.Of(diff).Where(section => section.Records.Count > 0))
        {
            output.WriteLine();
            output.WriteLine($"{ChangeReasons.Count(records.Count)} {words}:");
            foreach (var record in showAll ? records : records.Take(MaxRecords))
                output.WriteLine($"  {Diagnostic.Visible(Describe(record))}");
            if (!showAll)
                WriteRest(output, records.Count - MaxRecords);
        }

        if (withTexts)
            WriteTexts(diff, output, showAll, cancellationToken);
        output.WriteLine();
        output.WriteLine($"{ChangeReasons.Count(diff.UnchangedCount)} unchanged.");
    }

    /// <summary>A record and what happened to it: <c>letters/first (train): text, tags</c>.</summary>
    internal static string Describe(RecordChange change)
    {
        var from = change.OldId != change.Id ? $"{change.OldId} → " : "";
        var split = change.OldSplit != change.Split ? $"{change.OldSplit} → {change.Split}" : change.Split;
        var fields = change.Fields.Count == 0 ? "" : $": {string.Join(", ", change.Fields)}";
        return $"{from}{change.Id} ({split}){fields}";
    }

    /// <summary>Each reason, with the records that stand behind it, for a message of one line.</summary>
    internal static IEnumerable<string> Points(ReleaseDiff diff, int maxRecords)
    {
        var sections = DiffSections.Of(diff).ToDictionary(section => $"{ChangeReasons.Count(section.Records.Count)} {section.Words}", section => section.Records);
        foreach (var reason in diff.Reasons)
        {
            if (!sections.TryGetValue(reason.Text, out var records))
            {
                yield return reason.Text;
                continue;
            }

            var rest = records.Count > maxRecords ? string.Create(CultureInfo.InvariantCulture, $"; and {records.Count - maxRecords:N0} more") : "";
            yield return $"{reason.Text} [{string.Join("; ", records.Take(maxRecords).Select(Describe))}{rest}]";
        }
    }

    private static void WriteTexts(ReleaseDiff diff, TextWriter output, bool showAll, CancellationToken cancellationToken)
    {
        var count = diff.Edited.Concat(diff.Moved).Count(change => change.Fields.Contains("text"));
        foreach (var text in diff.ReadTexts(cancellationToken).Take(showAll ? int.MaxValue : MaxTexts))
        {
            output.WriteLine();
            output.WriteLine(Diagnostic.Visible($"{text.Id} ({text.Split}), text:"));
            foreach (var edit in TextEdit.Between(text.Old, text.New))
                output.WriteLine($"  {OneLine(edit.Before)}{Mark("[-", edit.Removed, "-]")}{Mark("{+", edit.Added, "+}")}{OneLine(edit.After)}");
        }

        if (!showAll)
            WriteRest(output, count - MaxTexts);
    }

    private static void WriteRest(TextWriter output, int count)
    {
        if (count > 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {count:N0} more; --all shows them."));
    }

    private static string Mark(string open, string words, string close) => words.Length == 0 ? "" : $"{open}{OneLine(Shorten(words))}{close}";

    private static string Shorten(string words) => words.Length <= MaxEditChars
        ? words
        : $"{words[..(char.IsHighSurrogate(words[MaxEditChars / 2 - 1]) ? MaxEditChars / 2 - 1 : MaxEditChars / 2)]} … {words[(char.IsLowSurrogate(words[^(MaxEditChars / 2)]) ? ^(MaxEditChars / 2 - 1) : ^(MaxEditChars / 2))..]}";

    private static string OneLine(string text) => Diagnostic.Visible(text.Replace("\n", "⏎", StringComparison.Ordinal).Replace("\t", " ", StringComparison.Ordinal));
}
