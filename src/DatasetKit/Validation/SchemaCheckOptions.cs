namespace DatasetKit.Validation;

/// <summary>How a schema is checked, and values against it.</summary>
public sealed record SchemaCheckOptions
{
    /// <summary>The folder whose files <c>$ref</c> may name by relative paths, absolute; it holds the schema. Default: the schema's own folder.</summary>
    public string? Directory { get; init; }

    /// <summary>Folders whose files <c>$ref</c> may name by URI. Nothing is fetched. Default: none.</summary>
    public IReadOnlyList<SchemaMap> Maps { get; init; } = [];

    /// <summary>Whether <c>format</c> asserts; else it only describes, as the specification's default has it. Default: true.</summary>
    public bool AssertsFormat { get; init; } = true;
}
