using DatasetKit.Diagnostics;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>Finds keys that differ only by the case of ASCII letters, which is what DuckDB's names have no sense of.</summary>
internal static class KeysByCase
{
    public static IEnumerable<Finding> Find(IEnumerable<string> keys, ColumnPlace place)
    {
        foreach (var level in Levels(keys, place))
        {
            foreach (var twins in level.GroupBy(Lower, StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                var names = twins.Order(CodePointOrder.Comparer).ToList();
                var isNested = place.Depth > 0 || place.Project.Release.Shape != RecordShape.Flat;
                yield return new Finding(Codes.KeysDifferByCase, place.Key(names[^1]).Location, $"{string.Join(" and ", names.Select(name => $"'{place.Key(name).Path}'"))} differ only by case. {(isNested ? "DuckDB cannot read such a file at all" : "DuckDB renames one of them")}; give one of them another name.");
            }
        }
    }

    /// <summary>The keys as records group them: in most shapes some keys have a column of their own beside the metadata.</summary>
    private static IEnumerable<IEnumerable<string>> Levels(IEnumerable<string> keys, ColumnPlace place)
    {
        if (place.Depth > 0)
            return [keys];
        return place.Project.Release.Shape switch
        {
            RecordShape.Flat => [keys.Concat(["id", "text"]).Distinct(StringComparer.Ordinal)],
            RecordShape.Nested => [keys.Except(["title", "date", "source"], StringComparer.Ordinal)],
            RecordShape.Dolma => [keys.Except(["date", "source"], StringComparer.Ordinal)],
            _ => [keys],
        };
    }

    private static string Lower(string key) => string.Create(key.Length, key, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] | 0x20) : source[i];
    });
}
