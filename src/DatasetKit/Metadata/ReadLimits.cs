namespace DatasetKit.Metadata;

/// <summary>Caps that keep hostile text from costing time or memory.</summary>
/// <param name="MaxDepth">Greatest depth of mappings and lists.</param>
/// <param name="MaxNodes">Greatest number of keys and values.</param>
/// <param name="MaxBytes">Greatest size in bytes of UTF-8.</param>
/// <param name="AllowsControls">Whether strings may hold control characters; they then stay as they are.</param>
/// <param name="AllowsSurrogates">Whether strings may hold halves of surrogate pairs, which JSON can spell as escapes.</param>
/// <param name="MaxNumberChars">Greatest length of a number in characters.</param>
/// <param name="EmptyIsNull">Whether YAML without a value is null, as the specification has it, and not an empty mapping.</param>
/// <param name="What">What is read, for messages.</param>
/// <param name="NodesBefore">Keys and values of other files that count with those of this one.</param>
internal sealed record ReadLimits(int MaxDepth, int MaxNodes, int MaxBytes, bool AllowsControls = false, bool AllowsSurrogates = false, int MaxNumberChars = 1000, bool EmptyIsNull = false, string What = "file", int NodesBefore = 0)
{
    /// <summary>For one front matter, header, sidecar or JSONL object.</summary>
    public static ReadLimits Metadata { get; } = new(64, 100_000, 1 << 20, What: "metadata");

    /// <summary>For <c>dataset.yaml</c>.</summary>
    public static ReadLimits Project { get; } = Metadata with { What = "file" };

    /// <summary>For what the <c>_defaults.yaml</c> of a folder and of those above it say together: every document below is as large, and costs as much.</summary>
    public static ReadLimits Defaults { get; } = Metadata with { MaxNodes = 10_000 };

    /// <summary>
    /// For the files of a release: a record has its text too, nulls for keys that it lacks, and a level of its own; a manifest lists any number of shards.
    /// </summary>
    public static ReadLimits Release { get; } = new(80, 5_000_000, int.MaxValue);

    /// <summary>For schemas.</summary>
    public static ReadLimits Schema { get; } = new(256, 500_000, 16 << 20, AllowsControls: true, EmptyIsNull: true);

    /// <summary>For what <c>schema check</c> is given: all that is JSON, within bounds.</summary>
    public static ReadLimits AnyJson { get; } = Schema with { MaxNodes = 1_000_000, AllowsSurrogates = true, MaxNumberChars = 10_000 };
}
