using System.Globalization;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>
/// The files that make a release a bag of BagIt 1.0 (RFC 8493). The release's folder is the bag: the shards below <c>data/</c> are its
/// payload, and all other files are tag files, which the RFC allows. So every path of a release is the same in both layouts.
/// </summary>
internal static class Bag
{
    public const string Declaration = "bagit.txt";
    public const string Info = "bag-info.txt";
    public const string PayloadManifest = "manifest-sha256.txt";

    /// <summary>It has the digest of <c>manifest.json</c> and of <c>SHA256SUMS</c>, so neither lists it: it follows from them.</summary>
    public const string TagManifest = "tagmanifest-sha256.txt";

    /// <summary>What <c>bagit.txt</c> holds.</summary>
    public static byte[] DeclarationBytes { get; } = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"u8.ToArray();

    /// <summary>The files that the manifest lists, from the project and the shards alone.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Files(DatasetProject project, IReadOnlyList<ReleaseFile> shards)
    {
        yield return (Declaration, DeclarationBytes);
        yield return (Info, Encoding.UTF8.GetBytes(string.Concat(Describe(project, shards).Select(element => $"{element.Label}: {OneLine(element.Value)}\n"))));
        yield return (PayloadManifest, FormatManifest(shards));
    }

    /// <summary>A manifest of the bag: what is payload where it lists shards, and what is a tag file else.</summary>
    public static byte[] FormatManifest(IEnumerable<ReleaseFile> files) => Encoding.UTF8.GetBytes(string.Concat(
        files.OrderBy(file => file.Path, CodePointOrder.Comparer).Select(file => $"{file.Sha256}  {Encode(file.Path)}\n")));

    /// <summary>Whether a file of a release is payload of the bag.</summary>
    public static bool IsPayload(ReleaseFile file) => file.Path.StartsWith($"{ReleaseLayout.DataFolder}/", StringComparison.Ordinal);

    /// <summary>How many bytes and files the payload has, as <c>Payload-Oxum</c> has it.</summary>
    public static string Oxum(IReadOnlyCollection<ReleaseFile> payload) =>
        string.Create(CultureInfo.InvariantCulture, $"{payload.Sum(file => file.Bytes)}.{payload.Count}");

    /// <summary>The elements of <c>bag-info.txt</c>. No clock takes part: the date is the one that the project gives.</summary>
    private static IEnumerable<(string Label, string Value)> Describe(DatasetProject project, IReadOnlyList<ReleaseFile> shards)
    {
        foreach (var creator in project.Creators)
        {
            yield return ("Source-Organization", creator.Name);
            if (creator.Email is { } email)
                yield return ("Contact-Email", email);
        }

        if ((project.Description ?? project.Title) is { } description)
            yield return ("External-Description", description);
        yield return ("External-Identifier", $"{project.Name}@{project.Version}");
        if (project.Homepage is { } homepage)
            yield return ("External-Identifier", homepage);
        yield return ("Bag-Group-Identifier", project.Name);
        if (project.Published is { } published)
            yield return ("Bagging-Date", published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return ("Payload-Oxum", Oxum(shards));
    }

    /// <summary>A value on one line: readers of bags disagree about what a continued line means, and about which characters end one.</summary>
    private static string OneLine(string value)
    {
        var line = new StringBuilder();
        foreach (var c in value)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd(' ');
    }

    // The RFC has these three percent-encoded, and nothing else.
    private static string Encode(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
