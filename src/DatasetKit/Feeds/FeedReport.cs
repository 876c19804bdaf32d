using System.Buffers;
using System.Globalization;
using System.Text;
using DatasetKit.Client;
using DatasetKit.Metadata;

namespace DatasetKit.Feeds;

/// <summary>Tells what a feed holds: for people and for machines.</summary>
public static class FeedReport
{
    /// <summary>All datasets of a feed, a line each: name, latest version, how many there are.</summary>
    /// <param name="index">The feed's index.</param>
    /// <returns>Lines that end with a line break each.</returns>
    public static string Format(FeedIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Table(index.Datasets.Select(dataset => (string[])[dataset.Name, dataset.Latest ?? "-", Count(dataset.Versions.Count, "version")]));
    }

    /// <summary>All versions of a dataset, a line each, the greatest first.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <returns>Lines that end with a line break each.</returns>
    public static string Format(FeedDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Table(dataset.Versions.Reverse().Select(version => (string[])
        [
            version.Version,
            version.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-",
            Count(version.RecordCount, "record"),
            Count(version.Bytes, "byte"),
            version.Signature is null ? "-" : "signed",
            version.Yanked is null ? "" : $"yanked{(version.Yanked.Reason is { } reason ? $": {Visible(reason)}" : "")}",
        ]));
    }

    /// <summary>Datasets in the form of the feed's index, on one line.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <returns>A JSON object.</returns>
    public static string FormatJson(IReadOnlyList<FeedDataset> datasets)
    {
        ArgumentNullException.ThrowIfNull(datasets);
        var output = new ArrayBufferWriter<byte>();
        FeedJson.Write(new JsonText(output), datasets);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Table(IEnumerable<string[]> lines)
    {
        var rows = lines.ToList();
        var widths = rows.Count == 0 ? [] : Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return string.Concat(rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd() + "\n"));
    }

    // A reason is from elsewhere and must not write on the terminal.
    private static string Visible(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Count(long count, string noun) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
