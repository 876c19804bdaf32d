using DatasetKit.Schemas;
using NJsonSchema;
using NJsonSchema.CodeGeneration;

namespace DatasetKit.Cli.CodeGeneration;

// Within the namespace, since the library has a namespace JsonSchema and NJsonSchema a type SchemaType.
using JsonSchema = NJsonSchema.JsonSchema;
using SchemaType = DatasetKit.Schemas.SchemaType;

/// <summary>
/// Builds NJsonSchema's model of a type, and names what is generated from it. The model is built and never parsed: its reader knows draft-04
/// alone and would fetch what a schema refers to.
/// </summary>
internal sealed class CSharpModel : IPropertyNameGenerator, ITypeNameGenerator
{
    // What a record has by itself, and what the generated code calls its own.
    private static readonly string[] s_members =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals", "Clone", "Deconstruct", "EqualityContract", "PrintMembers", "AdditionalProperties"];

    private readonly Dictionary<SchemaMapping, JsonSchema> _schemas = [];
    private readonly Dictionary<JsonSchema, string> _typeNames = [];
    private readonly Dictionary<JsonSchemaProperty, string> _propertyNames = [];
    private readonly Queue<(SchemaMapping Mapping, JsonSchema Schema)> _pending = new();

    // The code names the namespace System, so no type may be called so.
    private readonly UniqueNames _types = new(["System"]);
    private readonly string _recordName;

    public CSharpModel(string recordName) => _recordName = recordName;

    /// <summary>The model of a mapping with all that is below it.</summary>
    public JsonSchema Build(SchemaType type)
    {
        var root = SchemaOf(type.Mapping!, _recordName);
        root.Description = type.Description;
        while (_pending.TryDequeue(out var next))
            Fill(next.Schema, next.Mapping);
        return root;
    }

    string IPropertyNameGenerator.Generate(JsonSchemaProperty property) => _propertyNames[property];

    string ITypeNameGenerator.Generate(JsonSchema schema, string? typeNameHint, IEnumerable<string> reservedTypeNames) => _typeNames[schema];

    private JsonSchema SchemaOf(SchemaMapping mapping, string hint)
    {
        if (_schemas.TryGetValue(mapping, out var known))
            return known;
        var schema = _schemas[mapping] = new JsonSchema { Type = JsonObjectType.Object, AllowAdditionalProperties = mapping.Others is not null };
        _typeNames[schema] = _types.Of(hint);
        _pending.Enqueue((mapping, schema));
        return schema;
    }

    private void Fill(JsonSchema schema, SchemaMapping mapping)
    {
        var names = new UniqueNames(s_members.Append(_typeNames[schema]));
        foreach (var (key, type) in mapping.Keys)
        {
            var property = new JsonSchemaProperty { IsRequired = !type.IsNullable, Description = type.Description };
            _propertyNames[property] = names.Of(Identifiers.Of(key));
            Describe(property, type, Identifiers.Of(key));

            // The name goes into the source between quotes, as it is.
            schema.Properties[CSharpRecord.Escape(key)] = property;
        }

        if (mapping.Others is not null)
            schema.AdditionalPropertiesSchema = new JsonSchema();
    }

    private void Describe(JsonSchema schema, SchemaType type, string hint)
    {
        var orNull = type.IsNullable ? JsonObjectType.Null : JsonObjectType.None;
        switch (type.Kind)
        {
            case SchemaTypeKind.Mapping when type.Mapping!.Keys.Count > 0:
                var target = new JsonSchema { Reference = SchemaOf(type.Mapping, hint) };
                schema.OneOf.Add(target);
                if (type.IsNullable)
                    schema.OneOf.Add(new JsonSchema { Type = JsonObjectType.Null });
                break;
            case SchemaTypeKind.Mapping:
                schema.Type = JsonObjectType.Object | orNull;
                schema.AdditionalPropertiesSchema = Described(type.Mapping!.Others ?? new SchemaType(SchemaTypeKind.Any, IsNullable: true), hint);
                break;
            case SchemaTypeKind.List:
                schema.Type = JsonObjectType.Array | orNull;
                schema.Item = Described(type.Items!, $"{hint}Item");
                break;
            case SchemaTypeKind.Any when type.IsNullable:
                schema.IsNullableRaw = true;
                break;
            default:
                schema.Type = TypeOf(type.Kind) | orNull;
                schema.Format = type.Kind switch { SchemaTypeKind.Date => JsonFormatStrings.Date, SchemaTypeKind.DateTime => JsonFormatStrings.DateTime, _ => null };
                break;
        }
    }

    private JsonSchema Described(SchemaType type, string hint)
    {
        var schema = new JsonSchema();
        Describe(schema, type, hint);
        return schema;
    }

    private static JsonObjectType TypeOf(SchemaTypeKind kind) => kind switch
    {
        SchemaTypeKind.Boolean => JsonObjectType.Boolean,
        SchemaTypeKind.Integer => JsonObjectType.Integer,
        SchemaTypeKind.Number => JsonObjectType.Number,
        SchemaTypeKind.Any => JsonObjectType.None,
        _ => JsonObjectType.String,
    };
}
