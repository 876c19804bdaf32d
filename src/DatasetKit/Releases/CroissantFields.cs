using DatasetKit.Metadata;

namespace DatasetKit.Releases;

/// <summary>Writes the record set of a Croissant file: the fields of a record, and how a loader takes each from a line.</summary>
internal sealed class CroissantFields(JsonText json, string fileSetId)
{
    private const string Id = "records";

    public void Write(IReadOnlyList<RecordField> fields)
    {
        json.StartObject()
            .Key("@type").String("cr:RecordSet")
            .Key("@id").String(Id)
            .Key("name").String(Id)
            .Key("description").String("One record for each document.");
        json.Key("key").StartObject().Key("@id").String($"{Id}/id").EndObject();
        json.Key("field").StartArray();
        WriteSplit(fields);
        foreach (var field in fields)
            WriteField(field, new Place(IdOf(Id, field.Name), field.Name, []));
        json.EndArray().EndObject();
    }

    /// <summary>The split is no column of a record; it follows from the shard's name.</summary>
    private void WriteSplit(IReadOnlyList<RecordField> fields)
    {
        var name = "split";
        while (fields.Any(field => field.Name == name))
            name = $"_{name}";
        Start($"{Id}/{name}", name).Key("description").String("The split that the record is part of.").Key("dataType").String("sc:Text");
        json.Key("references").StartObject().Key("@id").String("splits/name").EndObject();
        StartSource().Key("extract").StartObject().Key("fileProperty").String("filename").EndObject();
        json.Key("transform").StartObject().Key("regex").String(@"^(.+)-[0-9]{5}-of-[0-9]{5}\.jsonl").EndObject();
        json.EndObject().EndObject();
    }

    private void WriteField(RecordField field, Place place)
    {
        Start(place.Id, field.Name);
        if ((field.Description ?? field.Title) is { } description)
            json.Key("description").String(description);
        var (item, dimensions) = (field, 0);
        while (item.Type == FieldType.List)
            (item, dimensions) = (item.Items ?? new RecordField("", FieldType.Any), dimensions + 1);
        if (item.Fields.Count == 0)
            json.Key("dataType").String(TypeOf(item));
        if (dimensions > 0)
            json.Key("isArray").Boolean(true).Key("arrayShape").String(string.Join(',', Enumerable.Repeat("-1", dimensions)));
        if (item.Fields.Count == 0)
        {
            WriteSource(place);
        }
        else
        {
            json.Key("subField").StartArray();
            foreach (var part in item.Fields)
                WriteField(part, place.Below(part.Name, isInList: dimensions > 0));
            json.EndArray();
        }

        json.EndObject();
    }

    private JsonText Start(string id, string name) => json.StartObject().Key("@type").String("cr:Field").Key("@id").String(id).Key("name").String(name);

    private void WriteSource(Place place)
    {
        StartSource().Key("extract").StartObject().Key("column").String(place.Column).EndObject();
        if (place.Paths is [var single])
        {
            json.Key("transform").StartObject().Key("jsonPath").String(single).EndObject();
        }
        else if (place.Paths.Count > 1)
        {
            json.Key("transform").StartArray();
            foreach (var path in place.Paths)
                json.StartObject().Key("jsonPath").String(path).EndObject();
            json.EndArray();
        }

        json.EndObject();
    }

    private JsonText StartSource() => json.Key("source").StartObject().Key("fileSet").StartObject().Key("@id").String(fileSetId).EndObject();

    private static string TypeOf(RecordField field) => field.Type switch
    {
        FieldType.Boolean => "sc:Boolean",
        FieldType.Integer => "sc:Integer",
        FieldType.Number => "sc:Float",
        FieldType.Date => "sc:Date",
        FieldType.DateTime => "sc:DateTime",
        FieldType.Text when field.Format == "uri" => "sc:URL",

        // A time of JSON Schema has an offset, which loaders refuse in sc:Time; and a field of many types has no name in Croissant.
        _ => "sc:Text",
    };

    /// <summary>An id is a relative reference, in which most keys may stand as they are.</summary>
    private static string IdOf(string parent, string name) => $"{parent}/{Uri.EscapeDataString(name)}";

    /// <summary>Where a field stands: its id, the column of the line, and the paths that lead on from there, each applied to every item of a list.</summary>
    private sealed record Place(string Id, string Column, IReadOnlyList<string> Paths)
    {
        public Place Below(string name, bool isInList)
        {
            var step = name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && name.Length > 0 && !char.IsAsciiDigit(name[0])
                ? name
                : $"['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";
            IReadOnlyList<string> paths = isInList || Paths.Count == 0
                ? [.. Paths, step]
                : [.. Paths.SkipLast(1), step[0] == '[' ? Paths[^1] + step : $"{Paths[^1]}.{step}"];
            return new Place(IdOf(Id, name), Column, paths);
        }
    }
}
