namespace DatasetKit.JsonSchema;

/// <summary>How a schema is compiled.</summary>
internal sealed record SchemaOptions
{
    /// <summary>Gives the documents that references name. Default: the meta-schemas alone.</summary>
    public SchemaLoader Loader { get; init; } = new();

    /// <summary>What keywords mean where <c>$schema</c> does not say. Default: 2020-12.</summary>
    public Dialect Dialect { get; init; } = Dialect.Latest;

    /// <summary>Whether <c>format</c> asserts; else it only describes. Default: true.</summary>
    public bool AssertsFormat { get; init; } = true;

    /// <summary>Whether it is one of the library's own schemas, which tests review, and not each start of the tool: 25 ms of a short command without native code. Default: false.</summary>
    public bool IsOurs { get; init; }
}
