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

    /// <summary>What <c>schema check</c> found, in one line.</summary>
    /// <param name="isSchemaValid">Whether the schema is sound; where it is not, nothing was checked against it.</param>
    /// <param name="valid">Instances that fit it.</param>
    /// <param name="invalid">Instances that do not.</param>
    /// <param name="errors">Diagnostics that are errors.</param>
    /// <param name="warnings">Diagnostics that are warnings.</param>
    /// <returns>Such as <c>The schema is valid. 3 instances: 2 valid, 1 not; 1 error, 0 warnings.</c></returns>
    public static string FormatCheck(bool isSchemaValid, long valid, long invalid, long errors, long warnings)
    {
        var counts = $"{Count(errors, "error")}, {Count(warnings, "warning")}.";
        return !isSchemaValid ? $"The schema is not valid: {counts}"
            : valid + invalid == 0 ? $"The schema is valid: {counts}"
            : $"The schema is valid. {Count(valid + invalid, "instance")}: {Number(valid)} valid, {Number(invalid)} not; {counts}";
    }

    /// <summary>A number of things.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">What they are, in the singular.</param>
    /// <returns>Such as <c>1 error</c> or <c>1,200 records</c>.</returns>
    public static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
