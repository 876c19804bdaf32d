namespace DatasetKit.Metadata;

/// <summary>Caps that keep hostile metadata from costing time or memory. They hold for one front matter, header, sidecar or JSONL object.</summary>
internal static class MetadataLimits
{
    /// <summary>Greatest depth of mappings and lists.</summary>
    public const int MaxDepth = 64;

    /// <summary>Greatest number of keys and values.</summary>
    public const int MaxNodes = 100_000;

    /// <summary>Greatest size of a metadata text in bytes of UTF-8.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Greatest length of a number in characters.</summary>
    public const int MaxNumberChars = 1000;
}
