using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Equality of values as JSON Schema has it: numbers by value, mappings without order, no two types alike.</summary>
internal sealed class NodeEquality : IEqualityComparer<Node>
{
    public static NodeEquality Comparer { get; } = new();

    public bool Equals(Node? x, Node? y) => (x, y) switch
    {
        (ScalarNode a, ScalarNode b) => a.Kind == b.Kind && (a.Text == b.Text || (a.Kind == ScalarKind.Number && ExactNumber.Compare(ExactNumber.Parse(a.Text), ExactNumber.Parse(b.Text)) == 0)),
        (SequenceNode a, SequenceNode b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Equals(pair.First, pair.Second)),
        (MappingNode a, MappingNode b) => a.Entries.Count == b.Entries.Count && a.Entries.All(entry => b[entry.Key] is { } other && Equals(entry.Value, other)),
        _ => false,
    };

    public int GetHashCode(Node obj)
    {
        var hash = default(HashCode);
        switch (obj)
        {
            case ScalarNode { Kind: ScalarKind.Number } number:
                hash.Add(ExactNumber.Parse(number.Text).HashOf());
                break;
            case ScalarNode scalar:
                hash.Add(scalar.Kind);
                hash.Add(scalar.Text, StringComparer.Ordinal);
                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                    hash.Add(GetHashCode(item));
                break;
            case MappingNode mapping:
                // Added up, so that the order of keys means nothing.
                var sum = mapping.Entries.Count;
                foreach (var entry in mapping.Entries)
                    sum += HashCode.Combine(StringComparer.Ordinal.GetHashCode(entry.Key), GetHashCode(entry.Value));
                hash.Add(sum);
                break;
        }

        return hash.ToHashCode();
    }
}
