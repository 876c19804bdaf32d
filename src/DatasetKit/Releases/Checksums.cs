using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>
/// The files of a release that follow from its manifest, and so are not listed in it. Each lists what was there before it: <c>SHA256SUMS</c>
/// the manifest and all files of the manifest, and the tag manifest of a bag these and <c>SHA256SUMS</c>, but not the payload.
/// </summary>
internal static class Checksums
{
    /// <summary><c>SHA256SUMS</c>, as <c>sha256sum -c --strict</c> reads it.</summary>
    public static byte[] Format(IEnumerable<ReleaseFile> files) => Encoding.UTF8.GetBytes(string.Concat(
        files.OrderBy(file => file.Path, CodePointOrder.Comparer).Select(file => $"{file.Sha256}  {file.Path}\n")));

    /// <summary>The names of the files that follow.</summary>
    public static IReadOnlyList<string> NamesFor(PackageLayout layout) =>
        layout == PackageLayout.BagIt ? [ReleaseLayout.Checksums, Bag.TagManifest] : [ReleaseLayout.Checksums];

    /// <summary>The files that follow, in the order of <see cref="NamesFor"/>.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="manifestBytes">The manifest as it is on disk.</param>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Of(Manifest manifest, byte[] manifestBytes)
    {
        ReleaseFile[] files = [.. manifest.Files, new ReleaseFile(ReleaseLayout.Manifest, manifestBytes.Length, Digest.Of(manifestBytes))];
        var sums = Format(files);
        return manifest.Layout == PackageLayout.BagIt
            ? [(ReleaseLayout.Checksums, sums), (Bag.TagManifest, Bag.FormatManifest([.. files.Where(file => !Bag.IsPayload(file)), new ReleaseFile(ReleaseLayout.Checksums, sums.Length, Digest.Of(sums))]))]
            : [(ReleaseLayout.Checksums, sums)];
    }
}
