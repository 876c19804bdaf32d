using System.Globalization;
using DatasetKit.Diagnostics;

namespace DatasetKit.Reporting;

/// <summary>What the commands print for people.</summary>
public static class TextReport
{
    /// <summary>What a run counted, in one sentence.</summary>
    /// <param name="summary">What was counted.</param>
    /// <returns>Such as <c>44 seeds, 49 documents: 49 accepted, 0 rejected; 0 errors, 1 warning.</c></returns>
    public static string Format(BuildSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return $"{Count(summary.Seeds, "seed")}, {Count(summary.Documents, "document")}: {Number(summary.Records)} accepted, {Number(summary.Rejected)} rejected; {Count(summary.Errors, "error")}, {Count(summary.Warnings, "warning")}.";
    }

    /// <summary>A number of things.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">What they are, in the singular.</param>
    /// <returns>Such as <c>1 error</c> or <c>1,200 records</c>.</returns>
    public static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
