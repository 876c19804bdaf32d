using System.Collections.Immutable;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Equality of values as JSON Schema has it: numbers by value, mappings without order, no two types alike.</summary>
internal sealed class NodeEquality : IEqualityComparer<Node>
{
    public static NodeEquality Comparer { get; } = new();

    public bool Equals(Node? x, Node? y) => (x, y) switch
    {
        (ScalarNode a, ScalarNode b) => a.Kind == b.Kind && (a.Text == b.Text || (a.Kind == ScalarKind.Number && ExactNumber.Compare(ExactNumber.Parse(a.Text), ExactNumber.Parse(b.Text)) == 0)),
        (SequenceNode a, SequenceNode b) => a.Items.Length == b.Items.Length && AreEqual(a.Items, b.Items),
        (MappingNode a, MappingNode b) => a.Entries.Length == b.Entries.Length && AreEqual(a.Entries, b),
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
                for (var i = 0; i < sequence.Items.Length; i++)
                    hash.Add(GetHashCode(sequence.Items[i]));
                break;
            case MappingNode mapping:
                // Added up, so that the order of keys means nothing.
                var sum = mapping.Entries.Length;
                for (var i = 0; i < mapping.Entries.Length; i++)
                    sum += HashCode.Combine(StringComparer.Ordinal.GetHashCode(mapping.Entries[i].Key), GetHashCode(mapping.Entries[i].Value));
                hash.Add(sum);
                break;
        }

        return hash.ToHashCode();
    }

    private bool AreEqual(ImmutableArray<Node> left, ImmutableArray<Node> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (!Equals(left[i], right[i]))
                return false;
        }

        return true;
    }

    private bool AreEqual(ImmutableArray<Entry> left, MappingNode right)
    {
        foreach (var entry in left)
        {
            if (right[entry.Key] is not { } other || !Equals(entry.Value, other))
                return false;
        }

        return true;
    }
}
