using System.Globalization;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Versions;

/// <summary>Reads the keys of a lock, or says which of them cannot be used. Keys that are not known are of a later version, and are passed over.</summary>
internal static class LockReader
{
    public static DatasetLock Read(MappingNode root)
    {
        var version = Text(root, "version", static text => SemanticVersion.TryParse(text) is { IsPreRelease: false });
        return new DatasetLock
        {
            Name = Text(root, "name", static text => text.Length > 0),
            Version = version,
            ToolVersion = Text(Mapping(root, "tool"), "version", static _ => true),
            ContentSha256 = Text(root, "content_sha256", IsSha256),
            SchemaSha256 = Text(root, "schema_sha256", IsSha256),
            FilesSha256 = Text(root, "files_sha256", IsSha256),
            RecordCount = Count(Mapping(root, "counts"), "records"),
            Splits = [.. Mapping(root, "splits").Entries.Select(ReadSplit)],
        };
    }

    private static LockedSplit ReadSplit(Entry entry) => entry.Value is MappingNode split
        ? new LockedSplit(entry.Key, Count(split, "records"), Text(split, "sha256", IsSha256))
        : throw Wrong(entry.Value, entry.Key);

    private static MappingNode Mapping(MappingNode node, string key) => node[key] as MappingNode ?? throw Wrong(node[key] ?? node, key);

    private static string Text(MappingNode node, string key, Func<string, bool> accepts) =>
        node[key] is ScalarNode { Kind: ScalarKind.String } text && accepts(text.Text) ? text.Text : throw Wrong(node[key] ?? node, key);

    private static int Count(MappingNode node, string key) =>
        node[key] is ScalarNode { Kind: ScalarKind.Number } number && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Wrong(node[key] ?? node, key);

    private static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static FaultException Wrong(Node node, string key) =>
        new(Codes.LockUnreadable, node.Location, $"The lock has no usable '{key}' here; take the last committed one, or delete the file and write it anew with 'datasetkit version lock RELEASE'.");
}
