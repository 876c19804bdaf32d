using System.Text.Json.Serialization;

namespace DatasetKit.Client;

/// <summary>What is read of an in-toto statement: of what it speaks, and of which kind it is.</summary>
internal sealed record InTotoStatement
{
    [JsonPropertyName("_type")]
    public required string Type { get; init; }

    [JsonPropertyName("subject")]
    public required IReadOnlyList<InTotoSubject> Subjects { get; init; }

    [JsonPropertyName("predicateType")]
    public required string PredicateType { get; init; }
}

/// <summary>A file that a statement speaks of.</summary>
internal sealed record InTotoSubject
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("digest")]
    public required IReadOnlyDictionary<string, string> Digest { get; init; }
}
