using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Rules;

namespace DatasetKit.Reporting;

/// <summary>Tells of rules: for a terminal, and as the reference in Markdown.</summary>
public static class RuleReport
{
    /// <summary>One rule, for <c>datasetkit explain CODE</c>.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Lines that end with a line break each.</returns>
    public static string Explain(RuleInfo rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var text = new StringBuilder();
        Line(text, $"{rule.Code} {rule.Name} ({SeverityOf(rule)})");
        Line(text, $"{rule.Title}.");
        Line(text, "");
        Line(text, rule.Why);
        Line(text, "");
        Line(text, $"To fix it: {rule.Fix}");
        foreach (var (what, sample) in Samples(rule))
        {
            Line(text, "");
            Line(text, $"{what}, {sample.Path}:");
            Line(text, "");
            foreach (var line in Lines(sample))
                Line(text, $"    {line}");
            foreach (var other in sample.Others)
            {
                Line(text, "");
                Line(text, $"  with {other.Path}:");
                Line(text, "");
                foreach (var line in Lines(other))
                    Line(text, $"    {line}");
            }
        }

        return text.ToString();
    }

    /// <summary>All rules, a line each.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>Lines that end with a line break each.</returns>
    public static string List(IEnumerable<RuleInfo> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var text = new StringBuilder();
        foreach (var rule in rules)
            Line(text, $"{rule.Code}  {Diagnostic.Word(rule.Severity),-7}  {rule.Name,-22}  {rule.Title}");
        return text.ToString();
    }

    /// <summary>The reference of all rules in Markdown; <c>docs/rules.md</c> is this text.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>The whole file.</returns>
    public static string Reference(IReadOnlyCollection<RuleInfo> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var text = new StringBuilder();
        Line(text, "# Diagnostics");
        Line(text, "");
        Line(text, "Made from the rules themselves; a test fails when the two differ. A code is permanent. `datasetkit explain CODE` shows the same.");
        Line(text, "");
        Line(text, "| code | severity | name | what it reports |");
        Line(text, "| --- | --- | --- | --- |");
        foreach (var rule in rules)
            Line(text, $"| [{rule.Code}](#{rule.Code.ToLowerInvariant()}-{rule.Name}) | {Diagnostic.Word(rule.Severity)} | `{rule.Name}` | {rule.Title} |");
        foreach (var rule in rules)
            AddSection(text, rule);
        return text.ToString();
    }

    private static void AddSection(StringBuilder text, RuleInfo rule)
    {
        Line(text, "");
        Line(text, $"## {rule.Code} {rule.Name}");
        Line(text, "");
        Line(text, $"{rule.Title}. Severity: {SeverityOf(rule)}.");
        Line(text, "");
        Line(text, rule.Why);
        Line(text, "");
        Line(text, $"**Fix.** {rule.Fix}");
        foreach (var (what, sample) in Samples(rule))
        {
            Line(text, "");
            Line(text, $"{what}, `{sample.Path}`:");
            Line(text, "");
            AddFence(text, sample);
            foreach (var other in sample.Others)
            {
                Line(text, "");
                Line(text, $"with `{other.Path}`:");
                Line(text, "");
                AddFence(text, other);
            }
        }
    }

    private static void AddFence(StringBuilder text, Sample sample)
    {
        Line(text, "````text");
        foreach (var line in Lines(sample))
            Line(text, line);
        Line(text, "````");
    }

    private static string SeverityOf(RuleInfo rule) =>
        $"{Diagnostic.Word(rule.Severity)}{(rule.CanBeLowered ? "; `rules` may lower it" : "")}";

    private static IEnumerable<(string What, Sample Sample)> Samples(RuleInfo rule)
    {
        if (rule.Bad is { } bad)
            yield return ("Bad", bad);
        if (rule.Good is { } good)
            yield return ("Good", good);
    }

    private static string[] Lines(Sample sample)
    {
        if (sample.Text is null)
            return ["(the file is missing)"];
        var visible = sample.Text.Replace('\a', '␇');
        if (sample.IsLatin1)
            visible = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(visible));
        return visible.TrimEnd('\n').Split('\n');
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
