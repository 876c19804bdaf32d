using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Finds keys that one part of an <c>allOf</c> declares and another refuses, since <c>additionalProperties</c> sees the keys beside it alone.</summary>
internal static class ClosedSchemas
{
    // More parts, and more keys of one, nobody writes by hand.
    private const int MaxCompared = 100;

    /// <summary>The first such key; null where there is none.</summary>
    /// <param name="schema">The schema that holds the <c>allOf</c>.</param>
    /// <param name="parts">The parts, as they are written; references are not followed.</param>
    public static Finding? Find(MappingNode schema, SequenceNode parts)
    {
        List<MappingNode> all = [schema, .. parts.Items.OfType<MappingNode>().Take(MaxCompared)];
        foreach (var closed in all.Where(IsClosed))
        {
            foreach (var other in all.Where(part => part != closed))
            {
                if (Keys(other).FirstOrDefault(key => !IsRequired(closed, key.Key) && (closed["properties"] as MappingNode)?[key.Key] is null) is { Key: { } name } key)
                    return new Finding(Codes.SchemaContradiction, key.KeyLocation, $"The key '{ShortText.Of(name)}' is declared here and refused by the 'additionalProperties' of line {closed.Find("additionalProperties")!.Value.KeyLocation.Line}, which sees the keys beside it alone; write 'unevaluatedProperties' beside the 'allOf' instead.");
            }
        }

        return null;
    }

    // That a closed schema demands what it does not declare is told of itself.
    private static bool IsRequired(MappingNode closed, string key) => (closed["required"] as SequenceNode)?.Items.OfType<ScalarNode>().Any(item => item.Text == key) == true;

    private static bool IsClosed(MappingNode schema) =>
        schema["additionalProperties"] is ScalarNode { Kind: ScalarKind.Boolean, Text: "false" } && schema["patternProperties"] is null;

    private static IEnumerable<Entry> Keys(MappingNode schema) =>
        (schema["properties"] as MappingNode)?.Entries.Where(entry => entry.Value is not ScalarNode { Text: "false" }).Take(MaxCompared) ?? [];
}
