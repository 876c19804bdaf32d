using System.Globalization;
using System.Text;

namespace DatasetKit.Versions;

/// <summary>Writes <c>CHANGELOG.md</c> of a dataset from its versions. The same entries give the same bytes, in whatever order they come.</summary>
public static class DatasetChangelog
{
    /// <summary>The changelog, newest version first; of each kind of change 20 records are named.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="entries">Its versions.</param>
    /// <returns>The file, in UTF-8.</returns>
    /// <exception cref="ArgumentException">An entry's version is no semantic version.</exception>
    public static byte[] Format(string name, IEnumerable<ChangelogEntry> entries)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(entries);
        var text = new StringBuilder();
        Line(text, $"# Changelog of {name}");
        Line(text, "");
        Line(text, "Made from the records of its versions. Major: a record was edited, removed, renamed or moved to another split, or the record schema is narrower. Minor: records or optional keys were added. Patch: the same records, packaged or described otherwise.");
        foreach (var entry in entries.OrderByDescending(entry => VersionOf(entry), Comparer<SemanticVersion>.Create(SemanticVersion.Compare)).ThenBy(entry => entry.Version, StringComparer.Ordinal))
            Add(text, entry);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Add(StringBuilder text, ChangelogEntry entry)
    {
        var date = entry.Published is { } day ? $" – {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        var records = ChangeReasons.Count(entry.RecordCount);
        Line(text, "");
        Line(text, $"## {entry.Version}{date}{(entry.IsYanked ? " (withdrawn)" : "")}");
        Line(text, "");
        if (entry.Since is null)
            Line(text, $"The first version: {records}.");
        else if (entry.Level == ChangeLevel.None)
            Line(text, $"Nothing differs from {entry.Since}: {records}.");
        else
            Line(text, $"A {DiffSections.Word(entry.Level)} change since {entry.Since}: {records} now.");
        if (entry.Points.Count == 0)
            return;
        Line(text, "");
        foreach (var point in entry.Points)
            Line(text, $"- {point}");
    }

    private static SemanticVersion VersionOf(ChangelogEntry entry) =>
        SemanticVersion.TryParse(entry.Version) ?? throw new ArgumentException($"'{entry.Version}' is no semantic version.", nameof(entry));

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
