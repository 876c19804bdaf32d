using System.Buffers;
using System.Text;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Schemas;

namespace DatasetKit.Versions;

/// <summary>
/// Finds out which keys the old release had already. A value for a key that no record had is an addition; one for a key that other records
/// had fills what readers saw as missing, and is an edit.
/// </summary>
internal static class KnownColumns
{
    /// <summary>Those of the places that the release's schema declares or that stand in one of its records, even as null.</summary>
    /// <param name="release">The release.</param>
    /// <param name="candidates">The places that are asked for.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static HashSet<string> Find(ReleaseReader release, IEnumerable<string> candidates, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var open = new List<(string Path, byte[] Key)>();
        foreach (var path in candidates)
        {
            if (IsDeclared(release, FieldPath.Keys(path)))
                known.Add(path);
            else
                open.Add((path, Spelling(FieldPath.Keys(path).Last(key => key != FieldPath.Item))));
        }

        foreach (var split in release.Shards.Select(file => file.Shard!.Split).Distinct(StringComparer.Ordinal))
        {
            using var records = release.Read(split);
            while (open.Count > 0 && records.Move())
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var i = open.Count - 1; i >= 0; i--)
                {
                    // The key's own spelling is sought first, since few lines hold it and the others need not be read.
                    if (records.Line.IndexOf(open[i].Key) < 0 || !Has(records.Record.Fields, FieldPath.Keys(open[i].Path)))
                        continue;
                    known.Add(open[i].Path);
                    open.RemoveAt(i);
                }
            }
        }

        return known;
    }

    private static bool IsDeclared(ReleaseReader release, ReadOnlySpan<string> keys)
    {
        var root = release.Schema.Keys;
        return IsDeclared(root, keys) || (release.Manifest.Shape != RecordShape.Flat && root["metadata"] is { } metadata && IsDeclared(metadata, keys));
    }

    private static bool IsDeclared(DeclaredKeys? declared, ReadOnlySpan<string> keys) =>
        declared is not null && (keys.IsEmpty || IsDeclared(keys[0] == FieldPath.Item ? declared.Items : declared[keys[0]], keys[1..]));

    private static bool Has(Node node, ReadOnlySpan<string> keys)
    {
        if (keys.IsEmpty)
            return true;
        if (node is MappingNode mapping)
            return mapping[keys[0]] is { } value && Has(value, keys[1..]);
        if (node is not SequenceNode list || keys[0] != FieldPath.Item)
            return false;
        foreach (var item in list.Items)
        {
            if (Has(item, keys[1..]))
                return true;
        }

        return false;
    }

    private static byte[] Spelling(string key)
    {
        var output = new ArrayBufferWriter<byte>();
        new JsonText(output).String(key);
        return [.. output.WrittenSpan, .. Encoding.UTF8.GetBytes(":")];
    }
}
