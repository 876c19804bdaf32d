using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Inference;
using DatasetKit.Metadata;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Inference;

public class SchemaInferenceTests
{
    [Fact]
    public async Task Proposal()
    {
        using var sandbox = new Sandbox();
        string[] languages = ["de", "en", "pl"];
        for (var i = 0; i < 24; i++)
        {
            sandbox.WriteSeed($"seeds/{i:D2}.md", $"Text {i}.", $"""
                language: {languages[i % 3]}
                pages: {i * 10}
                price: {(i % 2 == 0 ? "1.10" : "2")}
                homepage: https://example.org/{i}
                mail: curator@example.org
                draft: {(i % 2 == 0 ? "true" : "false")}
                part: {(i % 3 == 0 ? "1" : i % 3 == 1 ? "one" : "~")}
                tags: [{(i % 4 == 0 ? "" : "tide, pier")}]
                author:
                  name: A{i}
                  {(i < 5 ? "born: 1901-01-01" : "# none")}
                editors:
                  - name: E
                  - name: F
                    id: 123e4567-e89b-12d3-a456-426614174000

                """);
        }

        await Verifier.Verify(SchemaInference.Infer(sandbox.ProjectFile).Schema!, "json");
    }

    [Fact]
    public void WhatCannotBeReadIsReportedAndTakesNoPart()
    {
        using var sandbox = new Sandbox()
            .WriteSeed("seeds/a.md", "A")
            .Write("seeds/b.md", "---\ntitle: B\ndate: someday\nsource: S\n---\nB")
            .Write("seeds/c.md", "---\ntitle: [\n---\nC")
            .Write("seeds/lost.md.yaml", "a: 1\n");
        var result = SchemaInference.Infer(sandbox.ProjectFile);
        Assert.Equal([Codes.DateUnreadable, Codes.YamlSyntax, Codes.OrphanSidecar], result.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal((3, 3, 1), (result.SeedCount, result.DocumentCount, result.UnreadableCount));
        Assert.Equal([new InferredKey("date", 2, 2, "date"), new InferredKey("source", 2, 2, "text"), new InferredKey("title", 2, 2, "text")], result.Keys);
        Assert.Contains("\"$comment\": \"in 2 of 2 documents; 1 text; 1 not readable\"", result.Schema, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schema: nowhere.json\n")]
    [InlineData("schema: broken.json\n")]
    [InlineData("schema: strict.json\n")]
    public void TheCurrentSchemaIsNotHeldAgainstTheDocuments(string line)
    {
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + line)
            .Write("broken.json", "{").Write("strict.json", "{\"required\":[\"isbn\"],\"additionalProperties\":false}")
            .WriteSeed("seeds/a.md", "A");
        var result = SchemaInference.Infer(sandbox.ProjectFile);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["date", "source", "title"], result.Keys.Select(key => key.Path));
    }

    [Fact]
    public void WithoutADocumentThereIsNoSchema()
    {
        using var sandbox = new Sandbox();
        var result = SchemaInference.Infer(sandbox.ProjectFile);
        Assert.Null(result.Schema);
        Assert.Equal(Codes.NoSeeds, Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void AMappingOfManyKeysIsATable()
    {
        using var sandbox = new Sandbox();
        for (var i = 0; i < 10; i++)
            sandbox.WriteSeed($"seeds/{i}.md", $"{i}", $"words:\n{string.Concat(Enumerable.Range(i * 10, 10).Select(n => $"  w{n}: {n}\n"))}");
        AssertUsable(sandbox);
        Assert.Contains("\"$comment\": \"100 values under many keys\"", SchemaInference.Infer(sandbox.ProjectFile).Schema, StringComparison.Ordinal);
    }

    /// <summary>The longest value of a list is counted in characters, as docs/schema.md says, and not in the halves of them.</summary>
    [Theory]
    [InlineData("\U0001F600", 64, true)]
    [InlineData("\U0001F600", 65, false)]
    [InlineData("x", 64, true)]
    [InlineData("x", 65, false)]
    public void AValueOfManyCharactersIsNoneOfAList(string character, int count, bool isListed)
    {
        using var sandbox = new Sandbox();
        for (var i = 0; i < 40; i++)
            sandbox.WriteSeed($"seeds/{i}.md", $"{i}", $"kind: {(i % 2 == 0 ? "short" : string.Concat(Enumerable.Repeat(character, count)))}\n");
        var schema = SchemaInference.Infer(sandbox.ProjectFile).Schema!;
        Assert.Equal((isListed, !isListed), (schema.Contains("\"enum\"", StringComparison.Ordinal), schema.Contains("many or long texts", StringComparison.Ordinal)));
    }

    [Fact]
    public void AKeyThatHeadersSpellInAnotherWayStaysUsable()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A", "Language: en\n").Write("seeds/b.txt", "Title: B\nDate: 2024-01-01\nSource: S\nLanguage: 5\n\nB.");
        AssertUsable(sandbox);
    }

    [Fact]
    public void AKeyNamedTextIsAllowedButNotDeclared()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A", "text: more\n");
        AssertUsable(sandbox);
        Assert.DoesNotContain("additionalProperties", SchemaInference.Infer(sandbox.ProjectFile).Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void AMisspeltKeyIsFoundByTheProposedSchema()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A", "author: {name: I}\n");
        AssertUsable(sandbox);
        sandbox.WriteSeed("seeds/b.md", "B", "author: {nmae: I}\n");
        Assert.Equal(Codes.UnknownKey, Assert.Single(sandbox.Validate().Diagnostics).Code);
    }

    [Fact]
    public void MemoryIsBoundedWhateverTheKeysAre()
    {
        var profile = new MappingProfile(new ProfileBudget(), 1);
        for (var i = 0; i < 2_000; i++)
            profile.Add((MappingNode)JsonReader.Read(Encoding.UTF8.GetBytes($"{{\"{new string('k', 60_000)}{i}\":{{\"{i}\":\"{i}\"}}}}"), new SourceFile("a")));
        Assert.Empty(profile.Keys);
        Assert.Equal((2_000, 2_000), (profile.Others!.Count, profile.Others.Keys!.Others!.Count));
        Assert.Null(profile.Others.Keys.Others.Texts.Values);
    }

    /// <summary>Uses the proposal, and expects every document to fit and the release to be sound.</summary>
    internal static void AssertUsable(Sandbox sandbox)
    {
        sandbox.Write("proposed.json", SchemaInference.Infer(sandbox.ProjectFile).Schema!).Write("dataset.yaml", Sandbox.MinimalProject + "schema: proposed.json\nrules: {DK3002: off}\n");
        Assert.DoesNotContain(sandbox.Build().Diagnostics, diagnostic => !diagnostic.Code.StartsWith("DK301", StringComparison.Ordinal)); // What readers make of such values is another matter.
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
    }
}
