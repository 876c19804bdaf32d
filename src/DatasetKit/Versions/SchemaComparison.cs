using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Schemas;

namespace DatasetKit.Versions;

/// <summary>
/// Compares the record schemas of two releases of one shape, key by key. A key that a document may lack is one that may be null. A schema
/// that is not known to accept all that the old one accepted counts as narrower.
/// </summary>
internal sealed class SchemaComparison
{
    private const string Metadata = "metadata";

    private static readonly string[] s_aboutKeys = ["properties", "required", "additionalProperties"];

    // What else may speak of the keys or items of a value; where it does, the schemas are compared as a whole.
    private static readonly string[] s_entangled = ["$ref", "allOf", "patternProperties", "unevaluatedProperties", "prefixItems", "unevaluatedItems"];

    private readonly List<SchemaChange> _changes = [];
    private readonly HashSet<(Node, Node)> _seen = [];
    private readonly Node? _wrapping;

    private SchemaComparison(Node? wrapping) => _wrapping = wrapping;

    /// <summary>What differs, in the order of the old schema's keys and then of the new one's.</summary>
    public static IReadOnlyList<SchemaChange> Compare(MetadataSchema old, MetadataSchema now, RecordShape shape)
    {
        var comparison = new SchemaComparison(shape == RecordShape.Flat ? null : old.Root);
        comparison.Compare(new SchemaPart(old.Root, old), new SchemaPart(now.Root, now), "");
        return comparison._changes;
    }

    private void Compare(SchemaPart old, SchemaPart now, string path)
    {
        if (!_seen.Add((old.Node, now.Node)))
            return;
        var (oldCore, oldIsNullable) = WithoutNull(old);
        var (nowCore, nowIsNullable) = WithoutNull(now);
        var canBeTaken = oldIsNullable == nowIsNullable && !IsEntangled(oldCore) && !IsEntangled(nowCore);
        if (canBeTaken && oldCore.Below("properties")?.Node is MappingNode oldKeys && nowCore.Below("properties")?.Node is MappingNode nowKeys)
            CompareKeys(oldCore, nowCore, oldKeys, nowKeys, path);
        else if (canBeTaken && oldCore.Below("items") is { Node: MappingNode } oldItem && nowCore.Below("items") is { Node: MappingNode } nowItem)
            CompareItems(oldCore, nowCore, oldItem, nowItem, path);
        else
            Judge(SchemaInclusion.Includes(now, old), () => SchemaInclusion.Includes(old, now), IsDescribedOtherwise(old, now, path), path);
    }

    private void CompareKeys(SchemaPart old, SchemaPart now, MappingNode oldKeys, MappingNode nowKeys, string path)
    {
        Judge(
            SchemaInclusion.Includes(now, old, s_aboutKeys) && SchemaInclusion.Includes(Others(now), Others(old)),
            () => SchemaInclusion.Includes(old, now, s_aboutKeys) && SchemaInclusion.Includes(Others(old), Others(now)),
            IsDescribedOtherwise(old, now, path),
            path);
        foreach (var entry in oldKeys.Entries)
        {
            var place = Place(old, path, entry.Key);
            if (nowKeys[entry.Key] is not { } there)
            {
                Add(place, ChangeLevel.Major, $"{Name(place)} is no longer a key");
                continue;
            }

            if (IsRequired(now, entry.Key) != IsRequired(old, entry.Key))
                Add(place, IsRequired(now, entry.Key) ? ChangeLevel.Major : ChangeLevel.Minor, $"{Name(place)} {(IsRequired(now, entry.Key) ? "must now be there" : "may now be left out")}");
            Compare(old.With(entry.Value), now.With(there), place);
        }

        foreach (var entry in nowKeys.Entries.Where(entry => oldKeys[entry.Key] is null))
        {
            var place = Place(old, path, entry.Key);
            var isOptional = !IsRequired(now, entry.Key) || SchemaInclusion.Includes(now.With(entry.Value), Null(now));
            Add(place, isOptional ? ChangeLevel.Minor : ChangeLevel.Major, $"{Name(place)} is a new {(isOptional ? "optional" : "required")} key");
        }
    }

    private void CompareItems(SchemaPart old, SchemaPart now, SchemaPart oldItem, SchemaPart nowItem, string path)
    {
        Judge(SchemaInclusion.Includes(now, old, "items"), () => SchemaInclusion.Includes(old, now, "items"), IsDescribedOtherwise(old, now, path), path);
        Compare(oldItem, nowItem, FieldPath.Child(path, FieldPath.Item));
    }

    private void Judge(bool acceptsAllOfOld, Func<bool> acceptsNoMore, bool isDescribedOtherwise, string path)
    {
        if (!acceptsAllOfOld)
            Add(path, ChangeLevel.Major, $"{Name(path)} {(path.Length == 0 ? "are" : "is")} held to a narrower or another schema");
        else if (!acceptsNoMore())
            Add(path, ChangeLevel.Minor, $"{Name(path)} may be more than before");
        else if (isDescribedOtherwise)
            Add(path, ChangeLevel.Patch, $"{Name(path)} {(path.Length == 0 ? "are" : "is")} described otherwise");
    }

    private void Add(string path, ChangeLevel level, string text) => _changes.Add(new SchemaChange(FieldPath.Show(path), level, text));

    /// <summary>The mapping <c>metadata</c> of a record is where its shape keeps the keys, and none of the curator's own.</summary>
    private string Place(SchemaPart old, string path, string key) => ReferenceEquals(old.Node, _wrapping) && key == Metadata ? "" : FieldPath.Child(path, key);

    private static bool IsEntangled(SchemaPart schema) => schema.Node is MappingNode mapping && mapping.Entries.Any(entry => s_entangled.Contains(entry.Key));

    private static string Name(string path) => path.Length == 0 ? "records" : $"'{FieldPath.Show(path)}'";

    private static SchemaPart Others(SchemaPart schema) => schema.Below("additionalProperties") ?? SchemaPart.Anything(schema.Owner);

    private static SchemaPart Null(SchemaPart schema) =>
        schema.With(new MappingNode(default, [new Entry("type", default, ScalarNode.String(default, "null"))]));

    private static bool IsRequired(SchemaPart schema, string key) =>
        schema.Below("required")?.Node is SequenceNode names && names.Items.Any(item => item is ScalarNode name && name.Text == key);

    /// <summary>The schema of what is not null, where null is an alternative beside it, through references.</summary>
    private static (SchemaPart Core, bool IsNullable) WithoutNull(SchemaPart schema)
    {
        var isNullable = false;
        for (var i = 0; i < 10; i++)
        {
            if (schema.Target() is { } target && ((MappingNode)schema.Node).Entries.Length == 1)
                schema = target;
            else if (schema.Node is MappingNode { Entries.Length: 1 } && schema.Below("anyOf")?.Items() is [var core, { Node: MappingNode { Entries: [{ Key: "type", Value: ScalarNode { Text: "null" } }] } }])
                (schema, isNullable) = (core, true);
            else
                break;
        }

        return (schema, isNullable);
    }

    private static bool IsDescribedOtherwise(SchemaPart old, SchemaPart now, string path) =>
        path.Length > 0 && Descriptions(old) is var before && !before.SequenceEqual(Descriptions(now), StringComparer.Ordinal);

    private static IEnumerable<string> Descriptions(SchemaPart schema) => schema.Node is not MappingNode mapping ? [] : mapping.Entries
        .Where(entry => !SchemaPart.IsDemand(entry.Key)).Select(entry => $"{entry.Key}={Text(entry.Value)}");

    private static string Text(Node node) => node switch
    {
        ScalarNode scalar => $"{scalar.Kind}:{scalar.Text}",
        SequenceNode list => $"[{string.Join(',', list.Items.Select(Text))}]",
        MappingNode mapping => $"{{{string.Join(',', mapping.Entries.Select(entry => $"{entry.Key}={Text(entry.Value)}"))}}}",
        _ => "",
    };
}
