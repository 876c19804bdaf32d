using System.Buffers;
using System.Text;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Inference;

/// <summary>Writes the schema that a profile leads to.</summary>
internal sealed class SchemaProposal(CorpusProfile profile)
{
    // A schema is about the metadata; the text has a column of its own, and a schema that declares it is refused.
    private const string TextKey = "text";

    private readonly List<InferredKey> _keys = [];

    /// <summary>The keys that were seen, in the order of the schema; filled by <see cref="ToJson"/>.</summary>
    public IReadOnlyList<InferredKey> Keys => _keys;

    /// <summary>The schema as text, indented.</summary>
    public string ToJson()
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonText(output, indented: true);
        json.StartObject()
            .Key("$schema").String("https://json-schema.org/draft/2020-12/schema")
            .Key("$comment").String($"Proposed from {Words.Count(profile.UsedCount, "document")} by 'datasetkit schema infer'. Read it before it is used: it allows what is there, right or wrong.")
            .Key("type").String("object");
        Mapping(json, profile.Metadata, "", isRoot: true);
        json.EndObject().EndLine();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private void Mapping(JsonText json, MappingProfile mapping, string path, bool isRoot = false)
    {
        var keys = mapping.Keys.Where(pair => !isRoot || pair.Key != TextKey).ToList();
        var required = keys.Where(pair => pair.Value.Count == mapping.Count && !(isRoot && HasTwin(mapping, pair.Key))).Select(pair => pair.Key).ToList();
        if (required.Count > 0)
        {
            json.Key("required").StartArray();
            foreach (var key in required)
                json.String(key);
            json.EndArray();
        }

        // So that a misspelt key is found.
        if (mapping.Others is not null)
        {
            json.Key("additionalProperties").StartObject();
            json.Key("$comment").String($"{Words.Count(mapping.Others.Count, "value")} under many keys");
            _keys.Add(new InferredKey($"{path}*", mapping.Others.Count, mapping.Others.Count, ProfileWords.Describe(mapping.Others)));
            Form(json, mapping.Others, $"{path}*");
            json.EndObject();
        }
        else if (!isRoot || !mapping.Keys.ContainsKey(TextKey))
        {
            json.Key("additionalProperties").Boolean(false);
        }

        if (keys.Count == 0)
            return;
        json.Key("properties").StartObject();
        foreach (var (key, value) in keys)
        {
            var all = isRoot ? WithTwins(mapping, key) : value;
            json.Key(key).StartObject().Key("$comment").String(ProfileWords.Comment(all, mapping.Count, isRoot ? "document" : "mapping"));
            _keys.Add(new InferredKey($"{path}{key}", all.Count, mapping.Count, ProfileWords.Describe(all)));
            Form(json, all, $"{path}{key}");
            json.EndObject();
        }

        json.EndObject();
    }

    private void Form(JsonText json, ValueProfile value, string path)
    {
        string[] types = [.. ProfileWords.Types(value)];
        if (types.Length == 1)
        {
            json.Key("type").String(types[0]);
        }
        else if (types.Length > 1)
        {
            json.Key("type").StartArray();
            foreach (var type in types)
                json.String(type);
            json.EndArray();
        }

        if (ProfileWords.IsEnum(value))
        {
            json.Key("enum").StartArray();
            foreach (var text in value.Texts.Values!)
                json.String(text);
            _ = value.Nulls > 0 ? json.Null() : json;
            json.EndArray();
        }
        else if (value.Texts.Format is { } format)
        {
            json.Key("format").String(format);
        }

        if (value.Items is { } items)
        {
            json.Key("items").StartObject();
            Form(json, items, $"{path}[]");
            json.EndObject();
        }

        if (value.Keys is { } keys)
            Mapping(json, keys, $"{path}.");
    }

    /// <summary>Whether a key differs from another only by case. A header may then have it under the other's spelling, so neither can be required.</summary>
    private static bool HasTwin(MappingProfile mapping, string key) => mapping.Keys.Keys.Any(other => other != key && string.Equals(other, key, StringComparison.OrdinalIgnoreCase));

    private static ValueProfile WithTwins(MappingProfile mapping, string key)
    {
        if (!HasTwin(mapping, key))
            return mapping.Keys[key];
        var all = new ValueProfile(new ProfileBudget(), depth: 1);
        foreach (var (_, profile) in mapping.Keys.Where(pair => string.Equals(pair.Key, key, StringComparison.OrdinalIgnoreCase)))
            all.Add(profile);
        return all;
    }
}
