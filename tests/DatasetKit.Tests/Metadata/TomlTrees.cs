using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

/// <summary>Shows metadata trees with the places of their nodes.</summary>
internal static class TomlTrees
{
    /// <summary>Each key with its place and value.</summary>
    public static string Places(Node node) => node switch
    {
        MappingNode mapping => $"{{{string.Join(' ', mapping.Entries.Select(entry => $"{entry.Key}@{entry.KeyLocation.Line},{entry.KeyLocation.Column}={Places(entry.Value)}"))}}}@{node.Location.Line},{node.Location.Column}",
        SequenceNode list => $"[{string.Join(' ', list.Items.Select(Places))}]@{node.Location.Line},{node.Location.Column}",
        _ => $"{Trees.ToJson(node)}@{node.Location.Line},{node.Location.Column}",
    };
}
