using System.Text.Json;
using DatasetKit.Diagnostics;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

/// <summary>What the catalogue files say of a release, and that others read them.</summary>
public class CatalogueTests
{
    private const string Facts = "description: D\nlicense: CC0-1.0\nhomepage: https://example.org\ncreators: [{name: C, url: 'https://example.org/c'}]\npublished: 2026-11-01\nlanguages: [en]\n";

    private const string Schema = """
        required: [title, date, source, tags]
        additionalProperties: false
        properties:
          id: {type: string}
          title: {type: string, description: What it is called.}
          date: {type: string, format: date}
          source: {type: string}
          tags: {type: array, items: {type: string}}
          language: {enum: [en, ru]}
          pages: {type: integer}
          depth: {type: number}
          checked: {type: boolean}
          seen: {type: string, format: date-time}
          mail: {type: string, format: email}
          either: {type: [string, integer]}
          maybe: {anyOf: [{type: integer}, {type: 'null'}]}
          narrowed: {type: [integer, string], allOf: [{type: number}]}
          author: {type: object, additionalProperties: false, properties: {name: {type: string}, 'given name': {type: string}}}
          parts: {type: array, items: {$ref: '#/$defs/part'}}
          grid: {type: array, items: {type: array, items: {type: number}}}
        $defs:
          part: {type: object, properties: {heading: {type: string}, parts: {type: array, items: {$ref: '#/$defs/part'}}}}

        """;

    private const string Keys = "tags: [a]\nlanguage: en\npages: 3\ndepth: 1.5\nchecked: true\nseen: 2023-06-01T10:00:00Z\nmail: a@example.org\neither: 1\nmaybe: 1\nnarrowed: 2\n"
        + "author: {name: N, given name: G}\nparts: [{heading: H, parts: [{heading: I}]}]\ngrid: [[1, 2.5]]\n";

    public static TheoryData<string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string>();
            foreach (var shape in (string[])["nested", "flat", "dolma", "datatrove"])
            {
                foreach (var compression in (string[])["none", "gzip", "zstd"])
                    forms.Add(shape, compression);
            }

            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void BothFilesListEveryShardWithItsDigest(string shape, string compression)
    {
        using var sandbox = Built(shape, compression);
        var manifest = Manifest.Parse(File.ReadAllBytes(sandbox.InRelease("manifest.json")));
        var shards = manifest.Files.Where(file => file.Shard is not null).ToList();
        Assert.True(shards.Count > 2);
        Assert.Equal(
            shards.Select(shard => (shard.Path, shard.Bytes, $"sha256:{shard.Sha256}")),
            Json(sandbox, "datapackage.json").GetProperty("resources").EnumerateArray().Select(item => (item.GetProperty("path").GetString()!, item.GetProperty("bytes").GetInt64(), item.GetProperty("hash").GetString()!)));
        Assert.Equal(
            shards.Select(shard => (shard.Path, $"{shard.Bytes} B", shard.Sha256)),
            Json(sandbox, "croissant.json").GetProperty("distribution").EnumerateArray().SkipLast(1).Select(item => (item.GetProperty("contentUrl").GetString()!, item.GetProperty("contentSize").GetString()!, item.GetProperty("sha256").GetString()!)));
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
    }

    [Theory]
    [InlineData("nested")]
    [InlineData("flat")]
    [InlineData("dolma")]
    [InlineData("datatrove")]
    public void TheFieldsAreTheColumnsOfTheRecordsInTheirOrder(string shape)
    {
        using var sandbox = Built(shape, "none");
        var columns = JsonDocument.Parse(sandbox.Records()[0]).RootElement.EnumerateObject().Select(column => column.Name).ToList();
        Assert.Equal(columns, PackageFields(sandbox).Select(field => field.GetProperty("name").GetString()));
        Assert.Equal(columns, RecordSet(sandbox).Skip(1).Select(field => field.GetProperty("name").GetString()));
    }

    [Fact]
    public void TheTypesOfADataPackageComeFromTheSchema()
    {
        using var sandbox = Built("flat", "none");
        Assert.Equal(
            "id=string! title=string! date=date! source=string! text=string! author=object checked=boolean depth=number either=any grid=array language=string mail=string maybe=integer narrowed=integer pages=integer parts=array seen=datetime tags=array!",
            string.Join(' ', PackageFields(sandbox).Select(field =>
                $"{field.GetProperty("name")}={field.GetProperty("type")}{(field.TryGetProperty("constraints", out var constraints) && constraints.TryGetProperty("required", out _) ? "!" : "")}")));
        Assert.Equal("email", PackageFields(sandbox).Single(field => field.GetProperty("name").GetString() == "mail").GetProperty("format").GetString());
    }

    [Fact]
    public void TheTypesOfCroissantComeFromTheSchemaAtEveryDepth()
    {
        using var sandbox = Built("nested", "none");
        Assert.Equal(
            [
                "records/id sc:Text", "records/title sc:Text", "records/date sc:Date", "records/source sc:Text", "records/text sc:Text",
                "records/metadata/author/given%20name sc:Text author['given name']", "records/metadata/author/name sc:Text author.name",
                "records/metadata/checked sc:Boolean checked", "records/metadata/depth sc:Float depth", "records/metadata/either sc:Text either",
                "records/metadata/grid sc:Float[-1,-1] grid", "records/metadata/language sc:Text language", "records/metadata/mail sc:Text mail", "records/metadata/maybe sc:Integer maybe",
                "records/metadata/narrowed sc:Integer narrowed", "records/metadata/pages sc:Integer pages", "records/metadata/parts/heading sc:Text parts|heading",
                "records/metadata/parts/parts sc:Text[-1] parts|parts", "records/metadata/seen sc:DateTime seen", "records/metadata/tags sc:Text[-1] tags",
            ],
            RecordSet(sandbox).Skip(1).SelectMany(Leaves));
    }

    [Fact]
    public void ASchemaThatUnfoldsWithoutEndIsDescribedAsFarAsItGoes()
    {
        var schema = "required: [title]\nproperties:\n  title: {type: string}\n  deep: {$ref: '#/$defs/n0'}\n$defs:\n"
            + string.Concat(Enumerable.Range(0, 40).Select(i => $"  n{i}: {{type: object, properties: {{a: {{$ref: '#/$defs/n{i + 1}'}}, b: {{$ref: '#/$defs/n{i + 1}'}}}}}}\n")) + "  n40: {type: string}\n";
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + Facts + "schema: s.yaml\n").Write("s.yaml", schema).WriteSeed("seeds/a.md", "A");
        Assert.True(sandbox.Build().Succeeded);
        Assert.InRange(new FileInfo(sandbox.InRelease("croissant.json")).Length, 1_000, 20_000_000);
    }

    [Fact]
    public void AProjectThatGivesNoFactHasNoCroissantAndNoWarning()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A");
        Assert.Empty(sandbox.Build().Diagnostics);
        Assert.False(File.Exists(sandbox.InRelease("croissant.json")));
        Assert.True(File.Exists(sandbox.InRelease("datapackage.json")));
    }

    [Fact]
    public void AMissingFactIsOneWarningThatNamesEveryKey()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "license: MIT\n").WriteSeed("seeds/a.md", "A");
        var diagnostic = Assert.Single(sandbox.Build().Diagnostics);
        Assert.Equal((Codes.CatalogueFactMissing, Severity.Warning, "dataset.yaml"), (diagnostic.Code, diagnostic.Severity, diagnostic.Path));
        Assert.StartsWith("croissant.json needs 'description', 'homepage', 'creators' and 'published',", diagnostic.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(sandbox.InRelease("croissant.json")));
        sandbox.Write("dataset.yaml", Sandbox.MinimalProject + "license: MIT\nrules: {DK4030: off}\n");
        Assert.Empty(sandbox.Build().Diagnostics);
    }

    [Theory]
    [InlineData("MIT OR (Apache-2.0 AND MIT)", "https://spdx.org/licenses/MIT.html https://spdx.org/licenses/Apache-2.0.html")]
    [InlineData("LicenseRef-house", "LicenseRef-house")]
    [InlineData("mit OR Apache-2.0+", "https://spdx.org/licenses/MIT.html https://spdx.org/licenses/Apache-2.0.html")]
    [InlineData("MITT", "MITT")]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0")]
    public void ALicenseIsGivenByItsPageWhereItHasOne(string expression, string expected) =>
        Assert.Equal(expected, string.Join(' ', SpdxExpression.Licenses(expression).Select(license => license.Url ?? license.Name)));

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void TheFrictionlessLibraryAcceptsTheDataPackage(string shape, string compression)
    {
        using var sandbox = Built(shape, compression);
        var result = Readers.Node("datapackage.js", sandbox.InRelease("datapackage.json"), sandbox.ReleaseFolder);
        Assert.Empty(result.GetProperty("errors").EnumerateArray());
        Assert.Equal(Directory.GetFiles(sandbox.InRelease("data")).Length, result.GetProperty("resources").GetArrayLength());
    }

    /// <summary>Not for Dolma: its <c>created</c> has fractions of a second, which version 2 of the standard allows and the library's version 1 does not.</summary>
    [SkippableTheory]
    [InlineData("nested")]
    [InlineData("flat")]
    [InlineData("datatrove")]
    public void TheFrictionlessLibraryCastsEveryRecordByTheTypes(string shape)
    {
        using var sandbox = Built(shape, "none");
        var result = Readers.Node("rows.js", sandbox.ReleaseFolder);
        Assert.Empty(result.GetProperty("errors").EnumerateArray());
        Assert.Equal(30, result.GetProperty("rows").GetInt32());
    }

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void AJsonLdProcessorUnderstandsEveryTermOfCroissant(string shape, string compression)
    {
        using var sandbox = Built(shape, compression);
        var dataset = Assert.Single(Readers.Node("expand.js", sandbox.InRelease("croissant.json")).EnumerateArray());
        Assert.Equal("https://schema.org/Dataset", dataset.GetProperty("@type")[0].GetString());
        foreach (var property in (string[])["name", "description", "license", "url", "creator", "datePublished", "distribution"])
            Assert.True(dataset.TryGetProperty($"https://schema.org/{property}", out _), property);
        Assert.Equal("http://mlcommons.org/croissant/1.1", dataset.GetProperty("http://purl.org/dc/terms/conformsTo")[0].GetProperty("@value").GetString());
        var ids = new List<string>();
        var references = new List<string>();
        Gather(dataset, ids, references);
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(references.Except(ids));
    }

    /// <summary>An object of nothing but an id is a reference; any other object with an id defines it.</summary>
    private static void Gather(JsonElement element, List<string> ids, List<string> references)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Gather(item, ids, references);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("@id", out var id))
                (element.EnumerateObject().Count() == 1 ? references : ids).Add(id.GetString()!);
            foreach (var property in element.EnumerateObject().Where(property => property.Name != "http://mlcommons.org/croissant/dataType"))
                Gather(property.Value, ids, references);
        }
    }

    private static IEnumerable<string> Leaves(JsonElement field)
    {
        if (field.TryGetProperty("subField", out var parts))
            return parts.EnumerateArray().SelectMany(Leaves);
        var paths = !field.GetProperty("source").TryGetProperty("transform", out var transform) ? []
            : transform.ValueKind == JsonValueKind.Array ? transform.EnumerateArray().ToList() : [transform];
        var path = string.Join('|', paths.Select(step => step.GetProperty("jsonPath").GetString()));
        var shape = field.TryGetProperty("arrayShape", out var array) ? $"[{array}]" : "";
        return [$"{field.GetProperty("@id")} {field.GetProperty("dataType")}{shape} {path}".TrimEnd()];
    }

    private static JsonElement.ArrayEnumerator PackageFields(Sandbox sandbox) =>
        Json(sandbox, "datapackage.json").GetProperty("resources")[0].GetProperty("schema").GetProperty("fields").EnumerateArray();

    private static JsonElement.ArrayEnumerator RecordSet(Sandbox sandbox) => Json(sandbox, "croissant.json").GetProperty("recordSet")[1].GetProperty("field").EnumerateArray();

    private static JsonElement Json(Sandbox sandbox, string path) => JsonDocument.Parse(File.ReadAllText(sandbox.InRelease(path))).RootElement;

    private static Sandbox Built(string shape, string compression)
    {
        var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + Facts + $"schema: s.yaml\nsplits: {{train: 80, test: 20}}\nrelease: {{shape: {shape}, compression: {compression}, shard_bytes: 4000}}\n")
            .Write("s.yaml", Schema);
        for (var i = 0; i < 30; i++)
            sandbox.WriteSeed($"seeds/s{i}.md", $"Text {i}.", Keys);
        Assert.Empty(sandbox.Build().Diagnostics);
        return sandbox;
    }
}
