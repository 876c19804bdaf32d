using System.Globalization;
using System.Text;
using NJsonSchema.CodeGeneration.CSharp;
using SchemaType = DatasetKit.Schemas.SchemaType;

namespace DatasetKit.Cli.CodeGeneration;

/// <summary>Writes C# records that System.Text.Json reads the records of a release with.</summary>
internal static class CSharpRecord
{
    /// <summary>Writes a source file. The same type and names give the same text.</summary>
    /// <param name="type">The type of a record, a mapping.</param>
    /// <param name="namespaceName">The namespace of all types in the file.</param>
    /// <param name="recordName">The name of the record.</param>
    public static string Write(SchemaType type, string namespaceName, string recordName)
    {
        var model = new CSharpModel(recordName);
        var schema = model.Build(type);
        var settings = new CSharpGeneratorSettings
        {
            Namespace = namespaceName,
            JsonLibrary = CSharpJsonLibrary.SystemTextJson,
            GenerateNativeRecords = true,
            GenerateNullableReferenceTypes = true,
            GenerateDataAnnotations = false,
            GenerateDefaultValues = false,
            UseRequiredKeyword = true,
            WriteAccessor = "init",
            SchemaType = NJsonSchema.SchemaType.JsonSchema,
            PropertyNameGenerator = model,
            TypeNameGenerator = model,
            IntegerType = "long",
            NumberType = "double",
            DateTimeType = "System.DateTimeOffset",
            ArrayType = "System.Collections.Generic.IReadOnlyList",
            DictionaryType = "System.Collections.Generic.IReadOnlyDictionary",
            AnyType = "System.Text.Json.JsonElement",
            AdditionalPropertiesValueType = "System.Text.Json.JsonElement",

            // Spelt so, it does not get the converter that NJsonSchema gives to the other types of dates.
            DateType = "global::System.DateOnly",
        };
        return new CSharpGenerator(schema, settings).GenerateFile(recordName).ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>What stands between the quotes of a C# string.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                escaped.Append('\\').Append(character);
            else if (character is >= ' ' and < (char)0x7F || char.IsLetterOrDigit(character))
                escaped.Append(character);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
        }

        return escaped.ToString();
    }
}
