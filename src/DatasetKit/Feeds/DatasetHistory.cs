using System.Buffers;
using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Releases;
using DatasetKit.Versions;

namespace DatasetKit.Feeds;

/// <summary>
/// The changelog of a dataset of a feed. Each version is compared with the one before it once; what came of it stands in
/// <c>VERSION.changes.json</c>, so that publishing the hundredth version does not read a hundred.
/// </summary>
internal sealed class DatasetHistory(DatasetFolder dataset, CancellationToken cancellationToken)
{
    private const string ChangelogFile = "CHANGELOG.md";

    /// <summary>Makes the changelog anew. Only who holds the dataset's lock may.</summary>
    public void Write()
    {
        var versions = dataset.ReadAll();
        var entries = new List<ChangelogEntry>();
        for (var i = 0; i < versions.Count; i++)
        {
            var published = versions[i];

            // A release that was damaged cannot be compared; the changelog is then silent about it.
            if (EntryOf(published, Before(versions, i)) is { } entry)
                entries.Add(entry with { Published = published.Published, IsYanked = published.Yanked is not null });
        }

        FileSystem.ReplaceDurably(Path.Combine(dataset.Folder, ChangelogFile), DatasetChangelog.Format(dataset.Name, entries));
    }

    /// <summary>The version that will stand before one that is to be published; null where it is the first.</summary>
    public FeedVersion? Before(FeedVersion coming)
    {
        List<FeedVersion> lower = [.. dataset.ReadAll().Where(version => SemanticVersion.Compare(SemanticVersion.TryParse(version.Version)!, SemanticVersion.TryParse(coming.Version)!) < 0)];
        return Before([.. lower, coming], lower.Count);
    }

    /// <summary>Compares a release that is to be published with a version.</summary>
    /// <param name="before">The version that will stand before it.</param>
    /// <param name="coming">What the feed will say of it.</param>
    /// <param name="release">Its folder.</param>
    /// <returns>Null where one of the two is damaged.</returns>
    public ReleaseDiff? Compare(FeedVersion before, FeedVersion coming, string release) =>
        ReleaseComparer.Compare(PathOf(before.Version), new ReleasePath(release, $"{dataset.Name}/{coming.Version}"), cancellationToken).Diff;

    /// <summary>Keeps what came of a comparison, so that the changelog need not make it again.</summary>
    public ChangelogEntry Keep(FeedVersion before, FeedVersion published, ReleaseDiff diff)
    {
        var entry = ChangelogEntry.Of(diff);
        FileSystem.ReplaceDurably(FileOf(published.Version), Format(entry, Manifests(before, published)));
        return entry;
    }

    /// <summary>The version before: for a release the last that was no pre-release, since that is what people have.</summary>
    private static FeedVersion? Before(IReadOnlyList<FeedVersion> versions, int index)
    {
        var before = index - 1;
        while (before >= 0 && !IsPreRelease(versions[index].Version) && IsPreRelease(versions[before].Version))
            before--;
        return before < 0 ? null : versions[before];
    }

    private static bool IsPreRelease(string version) => SemanticVersion.TryParse(version) is { IsPreRelease: true };

    private ChangelogEntry? EntryOf(FeedVersion published, FeedVersion? before)
    {
        var (version, recordCount) = (published.Version, (int)published.RecordCount);
        if (before is null)
            return ChangelogEntry.First(version, recordCount);
        return Read(version, before.Version, Manifests(before, published), recordCount) ?? (Compare(before, published, dataset.ReleaseOf(version)) is { } diff ? Keep(before, published, diff) : null);
    }

    private static string Manifests(FeedVersion before, FeedVersion published) => $"{before.Manifest.Sha256} {published.Manifest.Sha256}";

    private ReleasePath PathOf(string version) => new(dataset.ReleaseOf(version), $"{dataset.Name}/{version}");

    private string FileOf(string version) => Path.Combine(dataset.Folder, $"{version}.changes.json");

    private ChangelogEntry? Read(string version, string since, string manifests, int recordCount)
    {
        try
        {
            if (!File.Exists(FileOf(version)) || MetadataFile.Read(FileOf(version), ChangelogFile) is not { } kept || Text(kept["since"]) != since || Text(kept["manifests"]) != manifests)
                return null;
            return Enum.TryParse<ChangeLevel>(Text(kept["level"]), ignoreCase: true, out var level) && kept["points"] is SequenceNode points
                ? ChangelogEntry.Restore(version, since, recordCount, level, [.. points.Items.Select(Text).OfType<string>()])
                : null;
        }
        catch (FaultException)
        {
            // It is only a memory of a comparison, which can be made again.
            return null;
        }
    }

    private static string? Text(Node? node) => (node as ScalarNode)?.Text;

    private static byte[] Format(ChangelogEntry entry, string manifests)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonText(output, indented: true);
        json.StartObject().Key("since").String(entry.Since!).Key("manifests").String(manifests).Key("level").String(DiffSections.Word(entry.Level)).Key("points").StartArray();
        foreach (var point in entry.Points)
            json.String(point);
        json.EndArray().EndObject().EndLine();
        return output.WrittenSpan.ToArray();
    }
}
