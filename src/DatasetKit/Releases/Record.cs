using System.Collections.Immutable;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Schemas;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>An accepted document in the form in which it is released. Only a document that the validator accepts becomes one.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Title">The metadata's <c>title</c>, or null.</param>
/// <param name="Date">The metadata's <c>date</c>, or null.</param>
/// <param name="Source">The metadata's <c>source</c>, or null.</param>
/// <param name="Metadata">The other keys, sorted at every depth, with null for each declared key that the document lacks.</param>
/// <param name="Text">The text in UTF-8; it holds as long as the document's.</param>
internal sealed record Record(string Id, Node? Title, Node? Date, Node? Source, MappingNode Metadata, ReadOnlyMemory<byte> Text)
{
    /// <summary>The keys that have a column of their own and are not part of <see cref="Metadata"/>.</summary>
    public static readonly string[] OwnColumns = ["id", "title", "date", "source"];

    public static Record From(Document document, DeclaredKeys declared)
    {
        var metadata = document.Metadata ?? throw new ArgumentException("The document was not accepted.", nameof(document));
        return new Record(document.Id, metadata["title"], metadata["date"], metadata["source"], Fill(metadata, declared, OwnColumns), document.Text);
    }

    /// <summary>Writes the record as one value, compact.</summary>
    public void Write(JsonText json, RecordShape shape)
    {
        json.StartObject();
        switch (shape)
        {
            case RecordShape.Nested or RecordShape.Flat:
                json.Key("id").String(Id);
                Value(json, "title", Title);
                Value(json, "date", Date);
                Value(json, "source", Source);
                json.Key("text").String(Text.Span);
                if (shape == RecordShape.Nested)
                    json.Key("metadata").Value(Metadata);
                else
                    Further(json);
                break;
            case RecordShape.Dolma:
                json.Key("id").String(Id).Key("text").String(Text.Span);
                Value(json, "source", Source);
                if (Date is ScalarNode { Kind: ScalarKind.String } day)
                    json.Key("created").String($"{day.Text}T00:00:00.000Z");
                json.Key("metadata").StartObject();
                WithColumns(json, ("title", Title));
                json.EndObject();
                break;
            default:
                json.Key("text").String(Text.Span).Key("id").String(Id).Key("metadata").StartObject();
                WithColumns(json, ("date", Date), ("source", Source), ("title", Title));
                json.EndObject();
                break;
        }

        json.EndObject();
    }

    private void Further(JsonText json)
    {
        foreach (var entry in Metadata.Entries)
            json.Key(entry.Key).Value(entry.Value);
    }

    /// <summary>The metadata with columns that this shape keeps there, all in one order.</summary>
    private void WithColumns(JsonText json, params ReadOnlySpan<(string Key, Node? Value)> columns)
    {
        var all = new SortedDictionary<string, Node?>(CodePointOrder.Comparer);
        foreach (var (key, value) in columns)
            all.Add(key, value);
        foreach (var entry in Metadata.Entries)
            all.Add(entry.Key, entry.Value);
        foreach (var (key, value) in all)
            Value(json, key, value);
    }

    private static void Value(JsonText json, string key, Node? value)
    {
        json.Key(key);
        if (value is null)
            json.Null();
        else
            json.Value(value);
    }

    private static MappingNode Fill(MappingNode mapping, DeclaredKeys? declared, ReadOnlySpan<string> without)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>(CountWithout(mapping, without));
        foreach (var entry in mapping.Entries)
        {
            if (!without.Contains(entry.Key))
                entries.Add(entry with { Value = Fill(entry.Value, declared?.Below(entry.Key)) });
        }

        foreach (var key in declared?.Names ?? [])
        {
            if (!without.Contains(key) && mapping.Find(key) is null)
                entries.Add(new Entry(key, mapping.Location, new ScalarNode(mapping.Location, ScalarKind.Null, "null")));
        }

        entries.Sort(static (left, right) => CodePointOrder.Compare(left.Key, right.Key));
        return new MappingNode(mapping.Location, entries.DrainToImmutable());
    }

    private static Node Fill(Node node, DeclaredKeys? declared) => node switch
    {
        MappingNode mapping => Fill(mapping, declared, []),
        SequenceNode list when HasMappings(list) => FillItems(list, declared?.Items),
        _ => node,
    };

    // Apart, since a lambda would be made for every value.
    private static SequenceNode FillItems(SequenceNode list, DeclaredKeys? declared) => new(list.Location, [.. list.Items.Select(item => Fill(item, declared))]);

    private static int CountWithout(MappingNode mapping, ReadOnlySpan<string> without)
    {
        var count = mapping.Entries.Length;
        foreach (var key in without)
            count -= mapping.Find(key) is null ? 0 : 1;
        return count;
    }

    // Most lists are of texts, and those stay as they are.
    private static bool HasMappings(SequenceNode list)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i] is not ScalarNode)
                return true;
        }

        return false;
    }
}
