using System.Text.Json.Serialization;

namespace DatasetKit.Client;

/// <summary>A published version of a dataset. All but the yanked mark and a later signature is immutable.</summary>
public sealed record FeedVersion
{
    /// <summary>The version, SemVer 2.0.0.</summary>
    public required string Version { get; init; }

    /// <summary>The day of publication as the dataset's project says it; null where it does not.</summary>
    public required DateOnly? Published { get; init; }

    /// <summary>Why the version should not be used any more; null where it may be.</summary>
    public required YankedMark? Yanked { get; init; }

    /// <summary>SHA-256 over the uncompressed records, lower-case hex: the release's identity.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>How many records there are.</summary>
    [JsonPropertyName("records")]
    public required long RecordCount { get; init; }

    /// <summary>How many records each split has, by its name.</summary>
    public required IReadOnlyDictionary<string, long> Splits { get; init; }

    /// <summary>How many files the release has.</summary>
    [JsonPropertyName("files")]
    public required int FileCount { get; init; }

    /// <summary>The size of all files of the release.</summary>
    public required long Bytes { get; init; }

    /// <summary>The release's <c>manifest.json</c>, from which the digests of all other files follow.</summary>
    public required FeedFile Manifest { get; init; }

    /// <summary>The detached signature of the manifest, <c>NAME/VERSION.sig</c>; null where there is none.</summary>
    public required FeedFile? Signature { get; init; }

    /// <summary>The provenance statement, <c>NAME/VERSION.intoto.jsonl</c>; null where there is none.</summary>
    public required FeedFile? Provenance { get; init; }
}

/// <summary>A file as the index lists it.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its digest, lower-case hex.</param>
public sealed record FeedFile(long Bytes, string Sha256);

/// <summary>The mark of a version that should not be used any more.</summary>
/// <param name="Reason">Why; null where nobody said.</param>
public sealed record YankedMark(string? Reason);
