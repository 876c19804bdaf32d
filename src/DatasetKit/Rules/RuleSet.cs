using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>The severities of a project's rules.</summary>
internal sealed class RuleSet(IReadOnlyDictionary<string, Severity>? own = null)
{
    private const int MaxMessageChars = 1000;

    public Severity SeverityOf(string code) =>
        own is not null && own.TryGetValue(code, out var severity) ? severity : RuleCatalog.Find(code)!.Severity;

    public bool IsError(Finding finding) => SeverityOf(finding.Code) == Severity.Error;

    /// <summary>The findings as diagnostics, in order of place, without those whose rule is off and without repetition.</summary>
    public IReadOnlyList<Diagnostic> ToDiagnostics(IEnumerable<Finding> findings)
    {
        var ordered = findings.Distinct().Where(finding => SeverityOf(finding.Code) != Severity.Off).ToList();
        ordered.Sort(static (left, right) => Location.Compare(left.Location, right.Location) is not 0 and var order
            ? order
            : string.CompareOrdinal(left.Code, right.Code) is not 0 and var byCode ? byCode : string.CompareOrdinal(left.Message, right.Message));
        return [.. ordered.Select(ToDiagnostic)];
    }

    public Diagnostic ToDiagnostic(Finding finding) =>
        new(finding.Code, SeverityOf(finding.Code), finding.Location.Path, finding.Location.Line, finding.Location.Column, Clip(finding.Message));

    // A message may quote what a seed says, and hostile seeds say much.
    private static string Clip(string message) =>
        message.Length <= MaxMessageChars ? message : $"{ShortText.Cut(message, MaxMessageChars - 2)}.";
}
