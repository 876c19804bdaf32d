namespace DatasetKit.Metadata;

/// <summary>Caps that keep hostile text from costing time or memory.</summary>
/// <param name="MaxDepth">Greatest depth of mappings and lists.</param>
/// <param name="MaxNodes">Greatest number of keys and values.</param>
/// <param name="MaxBytes">Greatest size in bytes of UTF-8.</param>
/// <param name="AllowsControls">Whether strings may hold control characters; they then stay as they are.</param>
internal sealed record ReadLimits(int MaxDepth, int MaxNodes, int MaxBytes, bool AllowsControls = false)
{
    /// <summary>For one front matter, header, sidecar or JSONL object.</summary>
    public static ReadLimits Metadata { get; } = new(64, 100_000, 1 << 20);

    /// <summary>For schemas and for what <c>schema check</c> is given.</summary>
    public static ReadLimits Schema { get; } = new(256, 1_000_000, 16 << 20, AllowsControls: true);

    /// <summary>Greatest length of a number in characters.</summary>
    public const int MaxNumberChars = 1000;
}
