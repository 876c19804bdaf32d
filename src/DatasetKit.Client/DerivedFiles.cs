using System.Security.Cryptography;
using System.Text;

namespace DatasetKit.Client;

/// <summary>The files of a release that follow from its manifest, and so need no trust of their own.</summary>
internal static class DerivedFiles
{
    /// <summary><c>SHA256SUMS</c>, and the tag manifest of a bag, which lists it.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(ResolvedRelease release)
    {
        var files = release.Manifest.Files.Select(file => (file.Path, file.Sha256)).Append((Path: FeedFormat.ManifestFile, release.Version.Manifest.Sha256)).ToList();
        var sums = Format(files);
        yield return (FeedFormat.ChecksumsFile, sums);
        if (release.Manifest.Layout != FeedFormat.BagLayout)
            yield break;
        var tags = files.Where(file => !file.Path.StartsWith("data/", StringComparison.Ordinal)).Append((FeedFormat.ChecksumsFile, Convert.ToHexStringLower(SHA256.HashData(sums))));

        // No path of a feed has a line break, and of the rest a bag has only this encoded.
        yield return (FeedFormat.TagManifestFile, Format(tags, path => path.Replace("%", "%25", StringComparison.Ordinal)));
    }

    // The order of UTF-8 is that of code points, as everywhere in a release.
    private static byte[] Format(IEnumerable<(string Path, string Sha256)> files, Func<string, string>? encode = null) => Encoding.UTF8.GetBytes(string.Concat(files
        .OrderBy(file => Encoding.UTF8.GetBytes(file.Path), Comparer<byte[]>.Create(static (left, right) => left.AsSpan().SequenceCompareTo(right)))
        .Select(file => $"{file.Sha256}  {encode?.Invoke(file.Path) ?? file.Path}\n")));
}
