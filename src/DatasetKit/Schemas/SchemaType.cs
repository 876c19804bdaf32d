namespace DatasetKit.Schemas;

/// <summary>The values that a schema allows, as a programming language would declare them.</summary>
/// <param name="Kind">What they are, apart from null.</param>
/// <param name="IsNullable">Whether null is among them, or the key may be missing.</param>
public sealed record SchemaType(SchemaTypeKind Kind, bool IsNullable)
{
    /// <summary>What the schema's author says of them, on one line; null where nothing is said.</summary>
    public string? Description { get; init; }

    /// <summary>The items of a <see cref="SchemaTypeKind.List"/>; null for all else.</summary>
    public SchemaType? Items { get; init; }

    /// <summary>The keys of a <see cref="SchemaTypeKind.Mapping"/>; null for all else.</summary>
    public SchemaMapping? Mapping { get; init; }
}
