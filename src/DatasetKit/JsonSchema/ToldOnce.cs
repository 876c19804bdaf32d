using DatasetKit.Diagnostics;

namespace DatasetKit.JsonSchema;

/// <summary>Leaves out what a value's other findings say already: keywords do not know of each other, and a fault often violates several.</summary>
internal static class ToldOnce
{
    /// <summary>The findings in the order of their places, each fault once.</summary>
    /// <param name="found">What each keyword had to say.</param>
    public static IReadOnlyList<Finding> Reduce(IEnumerable<Finding> found)
    {
        var all = found.Distinct().ToList();
        if (all.Count == 1)
            return [WithoutKey(all[0])];
        List<Finding> findings = [.. all.GroupBy(finding => finding.Location).OrderBy(group => group.Key, Comparer<Location>.Create(Location.Compare)).SelectMany(group => Once([.. group]))];

        // A key that is misspelt is not missing too.
        var meant = findings.Where(finding => finding.Code == Codes.UnknownKey).Select(finding => finding.Key).ToHashSet();
        findings.RemoveAll(finding => finding is { Code: Codes.MissingKey, Key: not null } && meant.Contains(finding.Key));
        var names = meant.OfType<(Location Mapping, string Name)>().ToLookup(key => key.Mapping, key => key.Name);
        findings.RemoveAll(finding => IsOneOfKeys(finding) && names[finding.Location].Any(name => Names(finding, name)));

        return findings.ConvertAll(WithoutKey);
    }

    // What a _defaults.yaml says is told for each document below it, and must be the same each time to be told once.
    private static Finding WithoutKey(Finding finding) => finding.Key is null ? finding : finding with { Key = null };

    /// <summary>What is wrong at one place, without what the other findings there say already.</summary>
    private static IEnumerable<Finding> Once(List<Finding> findings)
    {
        if (findings.Count == 1)
            return findings;

        // What must be one of some values must have their type, and their form.
        var needless = findings.Exists(finding => finding.Code == Codes.ValueNotAllowed) ? findings.Where(finding => finding.Code is Codes.WrongType or Codes.StringForm or Codes.NumberRange).ToHashSet() : [];

        // What has a type that none of the alternatives can have fits none of them.
        if (findings.Exists(finding => finding.Code == Codes.WrongType))
            needless.UnionWith(findings.Where(finding => finding.Code == Codes.NoAlternative));

        // What is empty has the wrong form too, as a rule.
        if (findings.Find(finding => finding.Message.EndsWith(LengthKeyword.IsEmpty, StringComparison.Ordinal)) is { } empty)
            needless.UnionWith(findings.Where(finding => finding.Code == Codes.StringForm && finding != empty));

        // What must hold some item is not empty.
        if (findings.Find(finding => finding.Message.EndsWith(ItemCountKeyword.IsEmpty, StringComparison.Ordinal)) is { } emptyList && findings.Exists(finding => finding.Code == Codes.ListForm && finding != emptyList))
            needless.Add(emptyList);

        // A key that must be there is one of those of which one must be there.
        var missing = findings.Exists(IsOneOfKeys) ? findings.Select(finding => finding is { Code: Codes.MissingKey, Key: { } key } ? key.Name : null).OfType<string>().ToList() : [];
        needless.UnionWith(findings.Where(finding => IsOneOfKeys(finding) && missing.Exists(name => Names(finding, name))));

        // Several schemas may each not know a key; the one that knows a similar one is the helpful one.
        Finding? helpful = null;
        foreach (var finding in findings.Where(finding => finding.Code == Codes.UnknownKey))
            helpful = helpful is null || IsMoreHelpful(finding, helpful) ? finding : helpful;

        // A condition may demand what is demanded anyhow: what begins with another message comes after it by its letters.
        Finding? shorter = null;
        foreach (var finding in findings.OrderBy(finding => finding.Code, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal))
        {
            if (shorter is not null && finding.Code == shorter.Code && finding.Message.StartsWith(shorter.Message, StringComparison.Ordinal))
                needless.Add(finding);
            else
                shorter = finding;
        }

        return findings.Where(finding => finding.Code == Codes.UnknownKey ? finding == helpful : !needless.Contains(finding));
    }

    /// <summary>Whether a finding demands one of several keys.</summary>
    private static bool IsOneOfKeys(Finding finding) => finding is { Code: Codes.MissingKey, Key: null } && finding.Message.StartsWith(AlternativesKeyword.OneOfKeys, StringComparison.Ordinal);

    private static bool Names(Finding finding, string key) =>
        finding.Message.IndexOf(Words.Keys([key], ""), StringComparison.Ordinal) is >= 0 and var at && at < finding.Message.IndexOf(AlternativesKeyword.MustBeThere, StringComparison.Ordinal);

    private static bool IsMoreHelpful(Finding left, Finding right)
    {
        var (isHint, otherIsHint) = (left.Message.EndsWith('?'), right.Message.EndsWith('?'));
        return isHint != otherIsHint ? isHint : string.CompareOrdinal(left.Message, right.Message) < 0;
    }
}
