using System.Text.Json.Serialization;

namespace DatasetKit.Client;

/// <summary>The feed's <c>index.json</c>: every dataset with every version. Its JSON Schema is <c>schemas/feed.schema.json</c>.</summary>
public sealed record FeedIndex
{
    /// <summary>The version of the format; this library reads 1.</summary>
    public required int Format { get; init; }

    /// <summary>The datasets in the order of their names.</summary>
    public required IReadOnlyList<FeedDataset> Datasets { get; init; }
}

/// <summary>A dataset of a feed: what <c>NAME/index.json</c> holds, and a part of the feed's <c>index.json</c>.</summary>
public sealed record FeedDataset
{
    /// <summary>The version of the format; null in the feed's index, which says it once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Format { get; init; }

    /// <summary>The dataset's name.</summary>
    public required string Name { get; init; }

    /// <summary>The greatest version that is neither yanked nor a pre-release; null where there is none.</summary>
    public required string? Latest { get; init; }

    /// <summary>All versions, the least first.</summary>
    public required IReadOnlyList<FeedVersion> Versions { get; init; }
}
