using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>
/// Tells what readers of other people make of a release that its maker may not expect: DuckDB, pandas and Arrow guess the type of a column
/// from its values and its name. A pure function of the counts and the project.
/// </summary>
internal static class ConsumerHazards
{
    /// <summary>What is found, in no order.</summary>
    /// <param name="statistics">The counts over the records of a release.</param>
    /// <param name="project">The project.</param>
    public static IReadOnlyList<Finding> Find(ColumnStatistics statistics, DatasetProject project)
    {
        var root = ColumnPlace.Root(project);
        if (statistics.HasTooMany || root.DeclaredKeys().Count() > ColumnStatistics.MaxColumns)
            return [new Finding(Codes.TooManyColumns, root.Location, $"The metadata have more than {Thousands.Of(ColumnStatistics.MaxColumns)} different keys, of which no reader makes a table. Keys that are data themselves, such as names or numbers, belong into the values of a list.")];
        var findings = new List<Finding>();
        if (statistics.Root.ValueCount == 0)
            return findings;
        findings.AddRange(ColumnHazards.Of(statistics.Ids, root.Key("id")));
        LookBelow(statistics.Root, root, findings);
        return findings;
    }

    private static void LookBelow(Column mapping, ColumnPlace place, List<Finding> findings)
    {
        var columns = mapping.Children.Where(child => !child.IsEmpty).ToDictionary(child => child.Name, StringComparer.Ordinal);

        // What is declared stands in every record, and is null where no document has the key.
        foreach (var key in place.DeclaredKeys().Where(key => place.Depth > 0 || key != DocumentId.Key))
            columns.TryAdd(key, new Column(key));
        foreach (var column in columns.Values)
            Look(column, place.Key(column.Name), findings);
        findings.AddRange(KeysByCase.Find(columns.Keys, place));
    }

    private static void Look(Column column, ColumnPlace place, List<Finding> findings)
    {
        findings.AddRange(ColumnHazards.Of(column, place));
        if (column[ColumnKind.Mapping] > 0)
            LookBelow(column, place, findings);
        if (column.Items is { ValueCount: > 0 } items)
            Look(items, place.Items(), findings);
    }
}
