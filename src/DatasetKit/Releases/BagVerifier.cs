using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Releases;

/// <summary>Compares what a release says of itself as a bag with its manifest: the declaration, the payload and its size.</summary>
internal sealed class BagVerifier(string folder, Manifest manifest, ICollection<Finding> findings)
{
    public void Verify()
    {
        var payload = manifest.Files.Where(Bag.IsPayload).ToList();
        Check(Bag.Declaration, bytes => bytes.AsSpan().SequenceEqual(Bag.DeclarationBytes), "The file does not declare a bag of BagIt 1.0 in UTF-8.");
        Check(Bag.PayloadManifest, bytes => bytes.AsSpan().SequenceEqual(Bag.FormatManifest(payload)), "The file does not list the payload of the bag with the digests of the manifest.");
        Check(Bag.Info, bytes => Oxums(bytes) is [var oxum] && oxum == Bag.Oxum(payload), $"The file does not say once that the payload is {Bag.Oxum(payload)}, bytes and files.");
        foreach (var file in manifest.Files.Where(file => file.Shard is not null && !Bag.IsPayload(file)))
            findings.Add(ReleaseVerifier.Whole(Codes.BagDiffers, file.Path, $"The shard is not below '{ReleaseLayout.DataFolder}/', so it is no payload of the bag."));
    }

    private void Check(string path, Func<byte[], bool> holds, string message)
    {
        if (!manifest.Files.Any(file => file.Path == path))
            findings.Add(ReleaseVerifier.Whole(Codes.BagDiffers, ReleaseLayout.Manifest, $"The release is to be a bag, but the manifest does not list '{path}'."));

        // A file that differs from its digest is reported already.
        else if (!findings.Any(finding => finding.Location.Path == path) && !holds(InputFile.ReadAll(Path.Combine(folder, path))))
            findings.Add(ReleaseVerifier.Whole(Codes.BagDiffers, path, message));
    }

    private static List<string> Oxums(byte[] info) =>
        [.. Encoding.UTF8.GetString(info).Split('\n').Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2 && parts[0].Equals("Payload-Oxum", StringComparison.OrdinalIgnoreCase)).Select(parts => parts[1].Trim())];
}
