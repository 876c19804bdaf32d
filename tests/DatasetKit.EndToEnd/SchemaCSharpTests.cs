namespace DatasetKit.EndToEnd;

/// <summary>The <c>datasetkit schema csharp</c> command as a process, and what a C# compiler and System.Text.Json make of its records.</summary>
public sealed class SchemaCSharpTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    private static readonly string[] s_shapes = ["nested", "flat", "dolma", "datatrove"];

    private const string MetadataSchema = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["title", "date", "keeper", "class"],
          "properties": {
            "title": { "type": "string" },
            "date": { "type": "string", "format": "date" },
            "source": { "type": "string" },
            "class": { "type": "string", "description": "What kind of\nnote it is: <field> or \"desk\"." },
            "имя": { "type": "string" },
            "2nd-key": { "type": "integer" },
            "a b": { "type": "number" },
            "a_b": { "type": "boolean" },
            "PondNote": { "enum": ["wet", "dry"] },
            "seen": { "type": "string", "format": "date-time" },
            "days": { "type": "array", "items": { "type": "string", "format": "date" } },
            "keeper": { "$ref": "#/$defs/person" },
            "guest": { "$ref": "#/$defs/person" },
            "thread": { "$ref": "#/$defs/reply" },
            "depth": { "type": ["number", "string"] },
            "titles": { "type": "object", "additionalProperties": { "type": "string" } }
          },
          "$defs": {
            "person": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "born": { "type": "string", "format": "date" } }, "additionalProperties": false },
            "reply": { "type": "object", "required": ["by", "replies"], "properties": { "by": { "type": "string" }, "replies": { "type": "array", "items": { "$ref": "#/$defs/reply" } } } }
          }
        }
        """;

    private const string Program = """
        using System.Text.Json;
        using DatasetKit.Client;

        var all = 0;
        foreach (var (release, read) in new (string, Func<Dataset, IAsyncEnumerable<object>>)[]
        {
            ("nested", dataset => dataset.ReadAsync<Nested.PondNote>()),
            ("flat", dataset => dataset.ReadAsync<Flat.PondNote>()),
            ("dolma", dataset => dataset.ReadAsync<Dolma.PondNote>()),
            ("datatrove", dataset => dataset.ReadAsync<Datatrove.PondNote>()),
        })
        {
            using var dataset = await Dataset.OpenAsync(Path.Combine(args[0], release, "artifacts/releases/pond-notes/1.0.0"));
            await using var records = dataset.ReadAsync().GetAsyncEnumerator();
            await foreach (var typed in read(dataset))
            {
                if (!await records.MoveNextAsync() || !AreSame(JsonSerializer.SerializeToElement(typed), records.Current))
                    throw new InvalidOperationException($"{release}: {JsonSerializer.Serialize(typed)} is not {records.Current}");
                all++;
            }
        }

        using var nested = await Dataset.OpenAsync(Path.Combine(args[0], "nested/artifacts/releases/pond-notes/1.0.0"));
        await foreach (var note in nested.ReadAsync<Nested.PondNote>())
        {
            DateOnly date = note.Date;
            string name = note.Metadata.Keeper.Name;
            Nested.Guest? guest = note.Metadata.Guest;
            long? number = note.Metadata._2ndKey;
            Console.WriteLine($"{note.Id}: {date:yyyy-MM-dd} {name} {guest?.Born?.Year} {number} {note.Metadata.Имя} {note.Metadata.PondNote} {note.Metadata.Thread?.Replies.Count} {note.Metadata.Depth?.ValueKind}");
        }

        Console.WriteLine($"{all} records");

        // Null and missing are one; days and times are compared as such.
        static bool AreSame(JsonElement a, JsonElement b) => (a.ValueKind, b.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => a.EnumerateObject().Concat(b.EnumerateObject()).Select(entry => entry.Name).Distinct().All(key => AreSame(Get(a, key), Get(b, key))),
            (JsonValueKind.Array, JsonValueKind.Array) => a.GetArrayLength() == b.GetArrayLength() && a.EnumerateArray().Zip(b.EnumerateArray()).All(pair => AreSame(pair.First, pair.Second)),
            (JsonValueKind.String, JsonValueKind.String) => a.GetString() == b.GetString() || (a.TryGetDateTimeOffset(out var x) && b.TryGetDateTimeOffset(out var y) && x == y),
            (JsonValueKind.Null or JsonValueKind.Undefined, JsonValueKind.Null or JsonValueKind.Undefined) => true,
            _ => JsonElement.DeepEquals(a, b),
        };

        static JsonElement Get(JsonElement mapping, string key) => mapping.TryGetProperty(key, out var value) ? value : default;
        """;

    private const string FullSeed = """
        PondNote: wet
        class: field
        имя: Жаба
        2nd-key: 9007199254740993
        a b: 1.25
        a_b: true
        seen: 2024-05-01T06:30:00+02:00
        days: [2024-05-01, 0001-01-01]
        keeper: { name: Ada, born: 1990-02-28 }
        guest: { name: Bo, born: 2001-12-31 }
        thread: { by: Ada, replies: [{ by: Bo, replies: [], tone: dry }] }
        depth: 2.5
        titles: { fr: Les roseaux, ru: Камыш }

        """;

    [Fact]
    public void RecordsOfEveryShapeAreReadThroughWhatIsGenerated()
    {
        var work = packages.NewWorkspace();
        foreach (var shape in s_shapes)
        {
            work.WithDataset(shape)
                .With($"{shape}/dataset.yaml", $"name: pond-notes\nversion: 1.0.0\nschema: s.schema.json\nrelease:\n  shape: {shape}\n")
                .With($"{shape}/s.schema.json", MetadataSchema)
                .WithSeed($"{shape}/seeds/frogs.md", "The frogs are back.", "class: desk\nkeeper: { name: Cy }\n")
                .WithSeed($"{shape}/seeds/reeds.md", "The reeds were cut.", FullSeed);
            work.RunTool("build", "--project", shape).Succeeded();
            var name = $"{char.ToUpperInvariant(shape[0])}{shape[1..]}";
            work.RunTool("schema", "csharp", "--project", shape, "--namespace", name, "--record-name", "PondNote", "--output", $"{shape}.cs").Succeeded();
            var release = work.RunTool("schema", "csharp", $"{shape}/artifacts/releases/pond-notes/1.0.0", "--namespace", name, "--record-name", "PondNote").Succeeded();
            Assert.Equal(File.ReadAllText(work.PathOf($"{shape}.cs")), release.Output);
        }

        var read = Compile(work, Program, s_shapes.Select(shape => $"{shape}.cs")).Run("run", "--no-build", "--project", "reader", "--", work.Folder).Succeeded();
        Assert.Single(read.LinesWith("frogs: 2024-05-01 Cy"));
        Assert.Single(read.LinesWith("reeds: 2024-05-01 Ada 2001 9007199254740993 Жаба wet 1 Number"));
        Assert.Single(read.LinesWith("8 records"));
    }

    [Fact]
    public void AnySchemaBecomesCodeThatCompiles()
    {
        var work = packages.NewWorkspace().With("odd.schema.yaml", """
            $schema: https://json-schema.org/draft/2020-12/schema
            type: object
            description: "*/ <summary> & \u2028 #if"
            required: [class, any, "", two]
            properties:
              class: { type: string }
              Odd: { type: string }
              odd: { $ref: "part.json" }
              system: { type: object, properties: { System: { type: string }, global: { type: integer } } }
              equals: { type: string }
              get_Equals: { type: string }
              additional_properties: {}
              "": { type: integer }
              "!": { enum: [a, b, null] }
              "\"\\\n\u2028{{x}}{% if %}": { const: 3 }
              $ref: { type: string }
              $type: { type: string }
              名前: { type: string }
              "😀": { type: string }
              any: true
              none: false
              two: { type: [string, integer] }
              pair: { prefixItems: [{ type: string }, false], items: false }
              list: { type: array, items: { type: array, items: { type: [integer, "null"] } } }
              dynamic: { $dynamicRef: "#d" }
              loop: { type: array, items: { $ref: "#/properties/loop" } }
              both: { allOf: [{ type: object, properties: { a: { type: number } } }, { required: [a] }] }
            $defs: { d: { $dynamicAnchor: d, type: string } }
            """).With("part.json", """{ "type": "object", "required": ["odd"], "properties": { "odd": { "$ref": "#" }, "Odd2": {} } }""");
        work.RunTool("schema", "csharp", "odd.schema.yaml", "--record-name", "Odd", "--namespace", "A.b", "--output", "odd.cs").Succeeded();
        var read = Compile(work, """"
            using System.Text.Json;

            var odd = JsonSerializer.Deserialize<A.b.Odd>("""{"":7,"class":"c","any":null,"two":"t","both":{"a":1e3},"equals":"e","$ref":"r","more":[1]}""")!;
            Console.WriteLine($"{odd.Value} {odd.Class} {odd.Any} {odd.Two} {odd.Both?.A} {odd.Equals2} {odd.Ref} {odd.AdditionalProperties["more"]}");
            """", ["odd.cs"]).Run("run", "--no-build", "--project", "reader").Succeeded();
        Assert.Single(read.LinesWith("7 c  t 1000 e r [1]"));
    }

    [Fact]
    public void WhatCannotBecomeCodeIsSaid()
    {
        var work = packages.NewWorkspace().With("remote.json", """{"$ref":"https://example.org/s.json"}""").With("text.json", """{"type":"string"}""");
        Assert.Single(Refused(work, "remote.json").LinesWith("remote.json(1,9): error DK0008"));
        Assert.Single(Refused(work, "text.json").LinesWith("text.json: error DK0001: The schema declares no keys"));
        Assert.Single(Refused(work, "missing.json").LinesWith("missing.json: error DK0001"));
        Assert.Single(Refused(work, "text.json", "--record-name", "class").LinesWith("'class' cannot be the name of a type in C#."));
        Assert.Single(Refused(work, "text.json", "--namespace", "A.2").LinesWith("'A.2' cannot be the name of a namespace in C#."));
    }

    private static ProcessResult Refused(Workspace work, params string[] arguments)
    {
        var result = work.RunTool(["schema", "csharp", .. arguments]);
        Assert.Equal(2, result.ExitCode);
        return result;
    }

    // Warnings are errors, and no package is at hand: System.Text.Json has to do.
    private static Workspace Compile(Workspace work, string program, IEnumerable<string> files)
    {
        var client = Path.Combine(Repository.Root, "src/DatasetKit.Cli/bin", Repository.Configuration, "net10.0", "DatasetKit.Client.dll");
        work.With("reader/Program.cs", program).With("reader/reader.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisMode>None</AnalysisMode>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{client}" />
                {string.Concat(files.Select(file => $"""<Compile Include="../{file}" />"""))}
              </ItemGroup>
            </Project>
            """);
        work.Build("reader").Succeeded();
        return work;
    }
}
