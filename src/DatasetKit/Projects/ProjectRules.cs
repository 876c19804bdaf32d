using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Rules;

namespace DatasetKit.Projects;

/// <summary>Reads the severities that a project gives to rules.</summary>
internal static class ProjectRules
{
    private static readonly string[] s_words = ["off", "info", "warning", "error"];
    private static readonly char[] s_separators = [';', ','];

    public static Dictionary<string, Severity> Read(SettingsNode settings, ProjectOverrides overrides, Location location, List<Finding> findings)
    {
        var rules = new Dictionary<string, Severity>(StringComparer.Ordinal);
        foreach (var entry in settings.Ask("rules") is null ? [] : settings.Names("rules"))
            Add(rules, entry.Key, entry.KeyLocation, (entry.Value as ScalarNode)?.Text ?? entry.Value.KindName, entry.Value.Location, findings);
        var own = findings.Count;
        foreach (var part in (overrides.Rules ?? "").Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', ':');
            Add(rules, pair[0].Trim(), location, pair.Length == 2 ? pair[1].Trim() : "", location, findings);
        }

        // They stand in no file.
        for (var i = own; i < findings.Count; i++)
            findings[i] = findings[i] with { Message = $"Of the rules that were given beside the project's: {findings[i].Message}" };

        return rules;
    }

    private static void Add(Dictionary<string, Severity> rules, string code, Location codeLocation, string word, Location wordLocation, List<Finding> findings)
    {
        var rule = RuleCatalog.Find(code);
        var at = Array.IndexOf(s_words, word);
        if (rule is null)
            findings.Add(new Finding(Codes.ProjectBadValue, codeLocation, $"There is no rule '{ShortText.Of(code)}'{RuleCatalog.Hint(code)}"));
        else if (at < 0)
            findings.Add(new Finding(Codes.ProjectBadValue, wordLocation, $"'rules.{code}' must be one of off, info, warning, error, not '{ShortText.Of(word)}'{Nearest.Hint(word, s_words)}"));
        else if (!rule.CanBeLowered && (Severity)at < rule.Severity)
            findings.Add(new Finding(Codes.ProjectBadValue, wordLocation, $"{code} cannot be lowered to '{word}': what it reports leaves no sound record. To release the other documents, set 'on_invalid: drop'."));
        else
            rules[rule.Code] = (Severity)at;
    }
}
