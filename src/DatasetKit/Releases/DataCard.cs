using System.Globalization;
using System.Text;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>
/// Writes the data card, <c>README.md</c>, whose front matter is what the Hugging Face Hub and its <c>datasets</c> library read
/// (https://huggingface.co/docs/hub/datasets-cards).
/// </summary>
internal static class DataCard
{
    public static byte[] Format(DatasetProject project, IReadOnlyList<(string Split, SplitStatistics Statistics)> splits, IReadOnlyList<ReleaseFile> shards, string contentSha256)
    {
        var text = new StringBuilder();
        WriteFrontMatter(text, project, splits);
        WriteIntroduction(text, project);
        WriteContents(text, splits, shards);
        WriteColumns(text, project);
        WriteProvenance(text, project, contentSha256);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WriteFrontMatter(StringBuilder text, DatasetProject project, IReadOnlyList<(string Split, SplitStatistics Statistics)> splits)
    {
        Line(text, "---");
        Line(text, $"pretty_name: {Quote(project.Title ?? project.Name)}");
        foreach (var line in HubLicense.Lines(project.License))
            Line(text, line);
        WriteList(text, "language", project.Languages.Select(language => language.Split('-')[0].ToLowerInvariant()).Distinct(StringComparer.Ordinal));
        WriteList(text, "tags", project.Keywords);
        WriteList(text, "size_categories", [SizeCategory(splits.Sum(split => (long)split.Statistics.RecordCount))]);
        Line(text, "configs:");
        Line(text, "- config_name: default");
        Line(text, "  data_files:");
        foreach (var (split, _) in splits)
        {
            Line(text, $"  - split: {Quote(split)}");
            Line(text, $"    path: {Quote($"{ReleaseLayout.DataFolder}/{split}-*{ShardCompressor.Extension(project.Release.Compression)}")}");
        }

        Line(text, "---");
        Line(text, "");
    }

    private static void WriteList(StringBuilder text, string key, IEnumerable<string> values)
    {
        var items = values.ToList();
        if (items.Count == 0)
            return;
        Line(text, $"{key}:");
        foreach (var item in items)
            Line(text, $"- {Quote(item)}");
    }

    private static void WriteIntroduction(StringBuilder text, DatasetProject project)
    {
        Line(text, $"# {Escape(project.Title ?? project.Name)}");
        Line(text, "");
        if (project.Description is { } description)
        {
            Line(text, description.Trim());
            Line(text, "");
        }

        Line(text, $"Dataset `{project.Name}`, version `{project.Version}`.");
        Line(text, "");
        Line(text, "```python");
        Line(text, "from datasets import load_dataset");
        Line(text, "");
        Line(text, "dataset = load_dataset(\"path/to/this/folder\")");
        Line(text, "```");
        Line(text, "");
    }

    private static void WriteContents(StringBuilder text, IReadOnlyList<(string Split, SplitStatistics Statistics)> splits, IReadOnlyList<ReleaseFile> shards)
    {
        Line(text, "## Contents");
        Line(text, "");
        Line(text, "| split | records | characters | shortest | longest | earliest | latest | shards |");
        Line(text, "| --- | ---: | ---: | ---: | ---: | --- | --- | ---: |");
        foreach (var (split, statistics) in splits)
        {
            var count = shards.Count(shard => shard.Shard!.Split == split);
            Line(text, string.Create(CultureInfo.InvariantCulture, $"| {split} | {statistics.RecordCount} | {statistics.TextChars} | {statistics.ShortestTextChars} | {statistics.LongestTextChars} | {statistics.EarliestDate ?? "–"} | {statistics.LatestDate ?? "–"} | {count} |"));
        }

        Line(text, "");
        Line(text, "Characters are Unicode code points of the texts.");
        Line(text, "");
    }

    private static void WriteColumns(StringBuilder text, DatasetProject project)
    {
        Line(text, "## Records");
        Line(text, "");
        Line(text, project.Release.Shape switch
        {
            RecordShape.Nested => "One JSON object a line: `id`, `title`, `date`, `source`, `text`, `metadata`.",
            RecordShape.Flat => "One JSON object a line: `id`, `title`, `date`, `source`, `text`, and the metadata as columns beside them.",
            RecordShape.Dolma => "One JSON object a line in the Dolma format: `id`, `text`, `source`, `created`, `metadata`.",
            _ => "One JSON object a line as datatrove reads it: `text`, `id`, `metadata`.",
        });
        var keys = project.Schema.Keys.Names.Except(Record.OwnColumns).ToList();
        if (keys.Count > 0)
            Line(text, $"The metadata keys are {string.Join(", ", keys.Select(key => $"`{key}`"))}; a key that a document lacks is null.");
        Line(text, $"`{ReleaseLayout.RecordSchema}` is the JSON Schema of a record.");
        Line(text, "");
    }

    private static void WriteProvenance(StringBuilder text, DatasetProject project, string contentSha256)
    {
        Line(text, "## Provenance");
        Line(text, "");
        if (project.License is { } license)
            Line(text, $"- License: {license}");
        foreach (var creator in project.Creators)
            Line(text, $"- Creator: {Escape(creator.Name)}{(creator.Url is null ? "" : $", <{creator.Url}>")}{(creator.Email is null ? "" : $", <{creator.Email}>")}");
        if (project.Homepage is { } homepage)
            Line(text, $"- Homepage: <{homepage}>");
        if (project.Published is { } published)
            Line(text, $"- Published: {published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        Line(text, $"- Content: SHA-256 `{contentSha256}` over the uncompressed records in order");
        Line(text, $"- Files: check them with `sha256sum -c --strict {ReleaseLayout.Checksums}`");
    }

    /// <summary>The Hub's categories of dataset sizes.</summary>
    private static string SizeCategory(long records)
    {
        ReadOnlySpan<(long Below, string Name)> categories =
        [
            (1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10_000_000, "1M<n<10M"),
            (100_000_000, "10M<n<100M"), (1_000_000_000, "100M<n<1B"),
        ];
        foreach (var (below, name) in categories)
        {
            if (records < below)
                return name;
        }

        return "1B<n<10B";
    }

    /// <summary>A JSON string is a double-quoted YAML string too.</summary>
    private static string Quote(string text)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        new Metadata.JsonText(output).String(text);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Escape(string text) => text.ReplaceLineEndings(" ").Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
