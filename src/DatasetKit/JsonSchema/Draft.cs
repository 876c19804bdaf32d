namespace DatasetKit.JsonSchema;

/// <summary>The drafts of JSON Schema that are understood, in the order of their publication.</summary>
internal enum Draft
{
    Version04,
    Version06,
    Version07,
    Version201909,
    Version202012,
}
