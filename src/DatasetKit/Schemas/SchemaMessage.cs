using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using NJsonSchema;
using NJsonSchema.Validation;

namespace DatasetKit.Schemas;

/// <summary>Says in a curator's words what a violation of the schema is.</summary>
internal readonly record struct SchemaMessage(ValidationErrorKind Kind, JsonSchema? Schema, string Name, Node Value, string Key)
{
    public (string Code, string Message) Describe(StringRule? rule)
    {
        if (rule is not null)
            return (Codes.StringForm, $"{Subject} {rule.Expected}.");
        return Kind switch
        {
            ValidationErrorKind.PropertyRequired => (Codes.MissingKey, $"The key '{Key}' is missing{(Name.Length == 0 ? "" : $" in '{Name}'")}; add it to the document, or to a _defaults.yaml for a whole folder."),
            ValidationErrorKind.NoAdditionalPropertiesAllowed => (Codes.UnknownKey, $"'{Key}' is not a known key{Nearest.Hint(Key, Schema?.ActualProperties.Keys ?? [])}"),
            ValidationErrorKind.NotInEnumeration => (Codes.ValueNotAllowed, $"{Subject} is not one of {Allowed}{Nearest.Hint(Text, Schema!.Enumeration.OfType<string>())}"),
            ValidationErrorKind.NumberTooSmall => (Codes.NumberRange, $"{Subject} must be {(Schema?.ExclusiveMinimum is { } bound ? $"greater than {bound}" : $"at least {Schema?.Minimum}")}."),
            ValidationErrorKind.NumberTooBig => (Codes.NumberRange, $"{Subject} must be {(Schema?.ExclusiveMaximum is { } bound ? $"less than {bound}" : $"at most {Schema?.Maximum}")}."),
            ValidationErrorKind.NumberNotMultipleOf or ValidationErrorKind.IntegerNotMultipleOf => (Codes.NumberRange, $"{Subject} must be a multiple of {Schema?.MultipleOf}."),
            ValidationErrorKind.TooFewItems => (Codes.ListForm, $"{Subject} must have at least {Schema?.MinItems} items."),
            ValidationErrorKind.TooManyItems => (Codes.ListForm, $"{Subject} must have at most {Schema?.MaxItems} items."),
            ValidationErrorKind.ItemsNotUnique => (Codes.ListForm, $"{Subject} holds an item twice."),
            ValidationErrorKind.TooFewProperties => (Codes.MappingForm, $"{Subject} must have at least {Schema?.MinProperties} keys."),
            ValidationErrorKind.TooManyProperties => (Codes.MappingForm, $"{Subject} must have at most {Schema?.MaxProperties} keys."),
            ValidationErrorKind.NotAnyOf => (Codes.NoAlternative, $"{Subject} fits none of the alternatives that the schema allows."),
            ValidationErrorKind.NotOneOf => (Codes.NoAlternative, $"{Subject} must fit exactly one of the alternatives that the schema allows."),
            ValidationErrorKind.ExcludedSchemaValidates => (Codes.NoAlternative, $"{Subject} is what the schema excludes by 'not'."),
            _ => (Codes.WrongType, $"{Subject} must be {Expected}, not {Value.KindName}."),
        };
    }

    private string Subject => Name.Length == 0 ? "The metadata" : $"'{Name}'";

    private string Text => Value is ScalarNode scalar ? scalar.Text : "";

    private string Allowed => string.Join(", ", Schema!.Enumeration.Take(12).Select(value => $"'{value}'")) + (Schema.Enumeration.Count > 12 ? ", …" : "");

    private string Expected => Kind switch
    {
        ValidationErrorKind.StringExpected => "text",
        ValidationErrorKind.NumberExpected => "a number",
        ValidationErrorKind.IntegerExpected => "a whole number",
        ValidationErrorKind.BooleanExpected => "true or false",
        ValidationErrorKind.ObjectExpected => "a mapping",
        ValidationErrorKind.ArrayExpected => "a list",
        ValidationErrorKind.NullExpected => "null",
        _ => "of another type",
    };
}
