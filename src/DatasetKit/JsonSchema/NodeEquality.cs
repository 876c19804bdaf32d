using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Equality of values as JSON Schema has it: numbers by value, mappings without order, no two types alike.</summary>
internal sealed class NodeEquality : IEqualityComparer<Node>
{
    public static NodeEquality Comparer { get; } = new();

    public bool Equals(Node? x, Node? y) => (x, y) switch
    {
        (ScalarNode a, ScalarNode b) => a.Kind == b.Kind && (a.Text == b.Text || (a.Kind == ScalarKind.Number && ExactNumber.Compare(ExactNumber.Parse(a.Text), ExactNumber.Parse(b.Text)) == 0)),
        (SequenceNode a, SequenceNode b) => a.Items.Count == b.Items.Count && AreEqual(a.Items, b.Items),
        (MappingNode a, MappingNode b) => a.Entries.Count == b.Entries.Count && AreEqual(a.Entries, b),
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
                for (var i = 0; i < sequence.Items.Count; i++)
                    hash.Add(GetHashCode(sequence.Items[i]));
                break;
            case MappingNode mapping:
                // Added up, so that the order of keys means nothing.
                var sum = mapping.Entries.Count;
                for (var i = 0; i < mapping.Entries.Count; i++)
                    sum += HashCode.Combine(StringComparer.Ordinal.GetHashCode(mapping.Entries[i].Key), GetHashCode(mapping.Entries[i].Value));
                hash.Add(sum);
                break;
        }

        return hash.ToHashCode();
    }
    // By index, as everywhere in the engine: an enumerator over an interface is allocated, and a valid document must cost nothing.
    private bool AreEqual(IReadOnlyList<Node> left, IReadOnlyList<Node> right)
    {
        for (var i = 0; i < left.Count; i++)
        {
            if (!Equals(left[i], right[i]))
                return false;
        }

        return true;
    }

    private bool AreEqual(IReadOnlyList<Entry> left, MappingNode right)
    {
        for (var i = 0; i < left.Count; i++)
        {
            if (right[left[i].Key] is not { } other || !Equals(left[i].Value, other))
                return false;
        }

        return true;
    }
}
