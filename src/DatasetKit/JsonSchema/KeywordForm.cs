namespace DatasetKit.JsonSchema;

/// <summary>What the value of a keyword is.</summary>
internal enum KeywordForm
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>Text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number above 0.</summary>
    PositiveNumber,

    /// <summary>A whole number of at least 0.</summary>
    Count,

    /// <summary>The name of a type, or a list of such names.</summary>
    Types,

    /// <summary>A list of keys, each once.</summary>
    Keys,

    /// <summary>A list of anything.</summary>
    Values,

    /// <summary>A mapping from keys to lists of keys.</summary>
    KeysByKey,

    /// <summary>A mapping.</summary>
    Mapping,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>A list of schemas, at least one.</summary>
    SchemaList,

    /// <summary>A mapping from names to schemas.</summary>
    SchemaMap,

    /// <summary>A schema, or a list of schemas.</summary>
    SchemaOrList,

    /// <summary>A mapping from keys to schemas or lists of keys.</summary>
    SchemaOrKeysMap,
}
