using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Finds what the specification allows and nobody means: keywords and formats that are misspelt, and so say nothing.</summary>
internal static class SchemaLinter
{
    public static IEnumerable<Finding> Check(Node root, Dialect dialect)
    {
        var pending = new Stack<Node>([root]);
        while (pending.TryPop(out var node))
        {
            if (node is not MappingNode schema)
                continue;
            foreach (var entry in schema.Entries)
            {
                if (!dialect.Keywords.ContainsKey(entry.Key) && !entry.Key.StartsWith("x-", StringComparison.Ordinal) && entry.Key != "errorMessage")
                    yield return new Finding(Codes.SchemaUnknownKeyword, entry.KeyLocation, $"'{entry.Key}' is no keyword of JSON Schema {Name(dialect.Draft)}, so it demands nothing{Nearest.Hint(entry.Key, dialect.Keywords.Keys)}");
                else if (entry is { Key: "format", Value: ScalarNode { Kind: ScalarKind.String } format } && !FormatChecks.Known.ContainsKey(format.Text))
                    yield return new Finding(Codes.SchemaUnknownFormat, format.Location, $"'{format.Text}' is no format that is known, so it is not checked{Nearest.Hint(format.Text, FormatChecks.Known.Keys)}");
                foreach (var child in Subschemas.Of(dialect, schema, entry))
                    pending.Push(child);
            }
        }
    }

    private static string Name(Draft draft) => draft switch { Draft.Version07 => "draft-07", Draft.Version201909 => "2019-09", _ => "2020-12" };
}
