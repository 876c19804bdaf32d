using System.Buffers;
using System.Globalization;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace DatasetKit.Schemas;

/// <summary>
/// Evaluates schemas with NJsonSchema. The one file that knows it: trees go in as JTokens that carry their places, and its errors come out
/// as findings.
/// </summary>
internal sealed class NJsonSchemaEngine
{
    // Keeps what stands under '$defs' apart from what stands under 'definitions'.
    private const string DefinitionPrefix = "defs:";

    private readonly JsonSchema _schema;
    private readonly JsonSchemaValidatorSettings _settings = new();
    private readonly List<StringRule> _stringRules = [];

    /// <param name="root">A schema that <see cref="SchemaChecker"/> found nothing wrong with.</param>
    public NJsonSchemaEngine(MappingNode root)
    {
        var json = new ArrayBufferWriter<byte>();
        new JsonText(json).Value(Rewrite(root));
        _schema = JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(json.WrittenSpan), null, schema => new NoReferences(schema)).GetAwaiter().GetResult();
        for (var i = 0; i < _stringRules.Count; i++)
            _settings.AddCustomFormatValidator(new StringRuleValidator(RuleFormat(i), _stringRules[i]));
    }

    public IEnumerable<Finding> Validate(Node instance)
    {
        var findings = new List<Finding>();
        foreach (var error in _schema.Validate(ToToken(instance), _settings))
            Report(error, findings);
        findings.Sort((left, right) => Location.Compare(left.Location, right.Location));
        return findings;
    }

    private static string RuleFormat(int index) => $"datasetkit-{index}";

    /// <summary>Replaces the keywords about strings by formats of our own, and <c>true</c> by the schema that accepts all.</summary>
    private Node Rewrite(Node node)
    {
        if (node is SequenceNode list)
            return new SequenceNode(list.Location, [.. list.Items.Select(Rewrite)]);
        if (node is not MappingNode schema)
            return node;
        var entries = new List<Entry>();
        var all = new List<Node>((schema["allOf"] as SequenceNode)?.Items.Select(Rewrite) ?? []);
        foreach (var rule in StringRule.Of(schema))
        {
            all.Add(new MappingNode(schema.Location, [new Entry("format", schema.Location, ScalarNode.String(schema.Location, RuleFormat(_stringRules.Count)))]));
            _stringRules.Add(rule);
        }

        // NJsonSchema resolves references within 'definitions' alone.
        foreach (var entry in schema.Entries.Where(entry => !StringRule.IsKeyword(entry.Key) && entry.Key is not ("allOf" or "$schema" or "$id" or "default" or "examples")))
            entries.Add(entry with { Key = entry.Key == "$defs" ? "definitions" : entry.Key, Value = RewriteValue(entry) });
        if (all.Count > 0)
            entries.Add(new Entry("allOf", schema.Location, new SequenceNode(schema.Location, all)));
        return new MappingNode(schema.Location, entries);
    }

    private Node RewriteValue(Entry entry)
    {
        if (entry is { Key: "properties" or "$defs" or "definitions", Value: MappingNode map })
        {
            return new MappingNode(map.Location, [.. map.Entries.Select(item => item with
            {
                Key = entry.Key == "$defs" ? DefinitionPrefix + item.Key : item.Key,
                Value = item.Value is ScalarNode ? new MappingNode(item.Value.Location, []) : Rewrite(item.Value),
            })]);
        }

        if (entry is { Key: "$ref", Value: ScalarNode reference })
            return ScalarNode.String(reference.Location, reference.Text.Replace("/$defs/", $"/definitions/{DefinitionPrefix}", StringComparison.Ordinal));
        return entry.Key is "enum" or "required" or "type" ? entry.Value : Rewrite(entry.Value);
    }

    private static JToken ToToken(Node node)
    {
        JToken token;
        switch (node)
        {
            case MappingNode mapping:
                var result = new JObject();
                foreach (var entry in mapping.Entries)
                {
                    var property = new JProperty(entry.Key, ToToken(entry.Value));
                    property.AddAnnotation(new Place(entry.KeyLocation, entry.Value));
                    result.Add(property);
                }

                token = result;
                break;
            case SequenceNode sequence:
                token = new JArray(sequence.Items.Select(ToToken));
                break;
            default:
                token = ToValue((ScalarNode)node);
                break;
        }

        token.AddAnnotation(new Place(node.Location, node));
        return token;
    }

    private static JValue ToValue(ScalarNode scalar)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null:
                return JValue.CreateNull();
            case ScalarKind.Boolean:
                return new JValue(scalar.Text == "true");
            case ScalarKind.String:
                return JValue.CreateString(scalar.Text);
        }

        // NJsonSchema takes whole numbers from -2^63 to 2^64 - 1 for integers; it throws at a BigInteger.
        if (!decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return new JValue(double.Parse(scalar.Text, CultureInfo.InvariantCulture));
        if (!decimal.IsInteger(exact) || exact is < long.MinValue or > ulong.MaxValue)
            return new JValue(exact);
        return exact <= long.MaxValue ? new JValue((long)exact) : new JValue((ulong)exact);
    }

    private void Report(ValidationError error, List<Finding> findings)
    {
        if (error is ChildSchemaValidationError parent && error.Kind is ValidationErrorKind.NotAllOf or ValidationErrorKind.ArrayItemNotValid or ValidationErrorKind.AdditionalPropertiesNotValid or ValidationErrorKind.AdditionalItemNotValid)
        {
            foreach (var child in ((ChildSchemaValidationError)error).Errors.SelectMany(pair => pair.Value))
                Report(child, findings);
            return;
        }

        var place = error.Token!.Annotation<Place>()!;
        var (code, message) = new SchemaMessage(error.Kind, error.Schema, NameOf(error.Token!), place.Node, error.Property ?? "").Describe(FailedRule(error));
        var finding = new Finding(code, place.Location, message);
        if (!findings.Contains(finding))
            findings.Add(finding);
    }

    /// <summary>Which of our string rules an error stands for.</summary>
    private StringRule? FailedRule(ValidationError error)
    {
        const string prefix = "datasetkit-";
        return error.Schema?.Format is { } format && format.StartsWith(prefix, StringComparison.Ordinal)
            ? _stringRules[int.Parse(format.AsSpan(prefix.Length), CultureInfo.InvariantCulture)]
            : null;
    }

    private static string NameOf(JToken token) => token is JProperty property ? property.Name : token.Path;

    private sealed record Place(Location Location, Node Node);

    private sealed class StringRuleValidator(string format, StringRule rule) : IFormatValidator
    {
        public string Format => format;

        public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.PatternMismatch;

        public bool IsValid(string value, JTokenType tokenType) => rule.Accepts(value);
    }

    /// <summary>By default NJsonSchema fetches URLs and reads any file that a reference names.</summary>
    private sealed class NoReferences(JsonSchema schema) : JsonReferenceResolver(new JsonSchemaAppender(schema, new DefaultTypeNameGenerator()))
    {
        public override Task<NJsonSchema.References.IJsonReference> ResolveFileReferenceAsync(string filePath, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException($"The reference '{filePath}' is not followed.");

        public override Task<NJsonSchema.References.IJsonReference> ResolveUrlReferenceAsync(string url, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException($"The reference '{url}' is not followed.");
    }
}
