namespace DatasetKit.Releases;

/// <summary>A field of a record as catalogue files describe it.</summary>
/// <param name="Name">Its key; empty for the items of a list.</param>
/// <param name="Type">What its values are.</param>
internal sealed record RecordField(string Name, FieldType Type)
{
    /// <summary>Whether a record may have null here, or lack the key.</summary>
    public bool IsNullable { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The <c>format</c> of a text: <c>email</c>, <c>uri</c>, <c>uuid</c> and the like; null where none is declared.</summary>
    public string? Format { get; init; }

    /// <summary>The only texts that are allowed; empty where any is.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The fields of a mapping that the schema declares; a record may have more.</summary>
    public IReadOnlyList<RecordField> Fields { get; init; } = [];

    /// <summary>What the items of a list are; null where the schema does not say.</summary>
    public RecordField? Items { get; init; }
}

/// <summary>What the values of a field are.</summary>
internal enum FieldType
{
    /// <summary>Nothing is declared, or more than one type.</summary>
    Any,
    Text,
    Boolean,
    Integer,
    Number,
    Date,
    Time,
    DateTime,
    Mapping,
    List,
}
