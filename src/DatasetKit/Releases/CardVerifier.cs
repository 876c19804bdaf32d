using System.IO.Enumeration;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Releases;

/// <summary>Compares the data card with the manifest: its front matter must give loaders the shards of each split and no others.</summary>
internal sealed class CardVerifier(string folder, Manifest manifest, ICollection<Finding> findings)
{
    private const string Fence = "---\n";

    public void Verify()
    {
        // A card that is not listed, or differs from its digest, is reported already.
        if (!manifest.Files.Any(file => file.Path == ReleaseLayout.DataCard) || findings.Any(finding => finding.Location.Path == ReleaseLayout.DataCard))
            return;
        var shards = manifest.Files.Where(file => file.Shard is not null).ToList();
        try
        {
            var said = DataFiles().SelectMany(entry => shards.Where(shard => FileSystemName.MatchesSimpleExpression(entry.Pattern, shard.Path, ignoreCase: false)).Select(shard => $"{entry.Split} {shard.Path}"));
            if (!said.Order(StringComparer.Ordinal).SequenceEqual(shards.Select(shard => $"{shard.Shard!.Split} {shard.Path}").Order(StringComparer.Ordinal)))
                findings.Add(ReleaseVerifier.Whole(Codes.CatalogueDiffers, ReleaseLayout.DataCard, "The patterns under 'configs' do not give each split the shards that the manifest counts to it."));
        }
        catch (FaultException fault)
        {
            findings.Add(fault.Finding with { Code = Codes.CatalogueDiffers });
        }
    }

    /// <summary>The splits and patterns of all configurations, as the front matter has them.</summary>
    private IEnumerable<(string Split, string Pattern)> DataFiles()
    {
        var card = Encoding.UTF8.GetString(InputFile.ReadAll(Path.Combine(folder, ReleaseLayout.DataCard)));
        var end = card.StartsWith(Fence, StringComparison.Ordinal) ? card.IndexOf($"\n{Fence}", Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
            return [];
        var root = YamlReader.Read(card[Fence.Length..(end + 1)], new SourceFile(ReleaseLayout.DataCard, 2), ReadLimits.Release) as MappingNode;
        return Items(root, "configs").SelectMany(config => Items(config, "data_files")).Select(file => ((file["split"] as ScalarNode)?.Text ?? "", (file["path"] as ScalarNode)?.Text ?? ""));
    }

    private static IEnumerable<MappingNode> Items(MappingNode? node, string key) => (node?[key] as SequenceNode)?.Items.OfType<MappingNode>() ?? [];
}
