namespace DatasetKit.Schemas;

/// <summary>What the values that a schema allows are, apart from null.</summary>
public enum SchemaTypeKind
{
    /// <summary>Anything: nothing is declared, or more than one type.</summary>
    Any,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A day, <c>YYYY-MM-DD</c>.</summary>
    Date,

    /// <summary>A day and time with its offset from UTC, RFC 3339.</summary>
    DateTime,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of any size.</summary>
    Integer,

    /// <summary>A number of any size and precision.</summary>
    Number,

    /// <summary>A list.</summary>
    List,

    /// <summary>A mapping.</summary>
    Mapping,
}
