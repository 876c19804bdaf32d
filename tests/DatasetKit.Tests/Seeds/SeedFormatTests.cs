using System.Text;
using System.Text.Json;
using DatasetKit.Diagnostics;

namespace DatasetKit.Tests.Seeds;

public class SeedFormatTests
{
    [Theory]
    [InlineData("a.md", "---\ntitle: T\ndate: 2023-06-01\nsource: S\n---\nText.\n")]
    [InlineData("a.md", "---  \ntitle: T\ndate: 2023-06-01\nsource: S\n...\nText.\n")]
    [InlineData("a.md", "+++\ntitle = 'T'\ndate = 2023-06-01\nsource = \"S\"\n+++\nText.\n")]
    [InlineData("a.md", ";;;\n{\"title\":\"T\",\"date\":\"2023-06-01\",\"source\":\"S\"}\n;;;\nText.\n")]
    [InlineData("a.md", "{\n \"title\": \"T\", \"date\": \"2023-06-01\", \"source\": \"S\"\n}\nText.\n")]
    [InlineData("a.txt", "Title: T\nDATE: 1 June 2023\nsource: S\n\nText.\n")]
    [InlineData("a.md", "Title: T\nDate: 1 June 2023\nSource: S\n\n\n  \t Text. \n\n")]
    [InlineData("a.md", "\uFEFF---\r\ntitle: T\r\ndate: 2023-06-01\r\nsource: S\r\n---\r\nText.\r\n")]
    [InlineData("a.md", "---\rtitle: T\rdate: 2023-06-01\rsource: S\r---\rText.\r")]
    public void EveryFormatGivesTheSameRecord(string name, string content)
    {
        using var sandbox = new Sandbox().Write($"seeds/{name}", content);
        var result = sandbox.Build();
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["""{"id":"a","title":"T","date":"2023-06-01","source":"S","text":"Text.","metadata":{}}"""], sandbox.Records());
    }

    [Fact]
    public void AHeadlineTakesItsSourceFromTheFolder()
    {
        using var sandbox = new Sandbox().Write("seeds/a.txt", " The title \n\n1 июня 2023\n\nText.\n\nMore.").Write("seeds/_defaults.yaml", "source: S\n");
        Assert.Empty(sandbox.Build().Diagnostics);
        Assert.Equal(["""{"id":"a","title":"The title","date":"2023-06-01","source":"S","text":"Text.\n\nMore.","metadata":{}}"""], sandbox.Records());
    }

    [Theory]
    [InlineData("\nTitle\n", 1)]
    [InlineData("Title: A letter\n\n12 May 1893\n\nText.\n", 1)]
    [InlineData("Title\nno blank\n", 2)]
    [InlineData("Title\n", 3)]
    [InlineData("Title\n\n", 3)]
    [InlineData("Title\n\n1 June 2023\nText.\n", 4)]
    public void AHeadlineWithoutOneOfItsLinesSaysWhichLine(string content, int line)
    {
        using var sandbox = new Sandbox().Write("seeds/a.txt", content).Write("seeds/_defaults.yaml", "source: S\n");
        var diagnostic = Assert.Single(sandbox.Validate().Diagnostics);
        Assert.Equal((Codes.HeadlineForm, line), (diagnostic.Code, diagnostic.Line));
        Assert.Contains($"Line {line} should", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t")]
    public void AnEmptyHeadlineDocumentIsSaidToBeEmpty(string content)
    {
        using var sandbox = new Sandbox().Write("seeds/a.txt", content).Write("seeds/_defaults.yaml", "source: S\n");
        Assert.StartsWith("The file is empty: ", Assert.Single(sandbox.Validate().Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHeaderFoldsItsLinesAndKeepsItsPlaces()
    {
        using var sandbox = new Sandbox().Write("seeds/a.txt", "Title: A long\n title\nDate: nonsense\nSource: S\nPost-History: 1,\n\t2\n\nText.\n");
        var diagnostic = Assert.Single(sandbox.Validate().Diagnostics);
        Assert.Equal((Codes.DateUnreadable, 3, 7), (diagnostic.Code, diagnostic.Line, diagnostic.Column));
        sandbox.Write("seeds/a.txt", "Title: A long\n title\nDate: 13-Jun-2000\nSource: S\nPost-History: 1,\n\t2\n\nText.\n");
        Assert.Empty(sandbox.Build().Diagnostics);
        Assert.Equal(["""{"id":"a","title":"A long title","date":"2000-06-13","source":"S","text":"Text.","metadata":{"post-history":"1, 2"}}"""], sandbox.Records());
    }

    [Fact]
    public void AHeaderTakesTheSpellingOfTheSchema()
    {
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\n")
            .Write("s.json", """{"required":["title"],"properties":{"title":{"type":"string"},"PEP":{"type":"string"},"postHistory":{"type":"string"}}}""")
            .Write("seeds/a.txt", "pep: 1\nTITLE: T\nposthistory: x\n\nText.\n");
        Assert.Empty(sandbox.Build().Diagnostics);
        Assert.Equal(["""{"id":"a","title":"T","date":null,"source":null,"text":"Text.","metadata":{"PEP":"1","postHistory":"x"}}"""], sandbox.Records());
    }

    [Theory]
    [InlineData("\n\n---\ntitle: T\n---\nText.", 3, "Front matter begins on line 1, so this is text; remove the blank lines above it.")]
    [InlineData("----\ntitle: T\ndate: 2023-06-01\n----\nText.", 1, "The line '----' opens no front matter, so this is text; write three hyphens, '---', and the same where it ends.")]
    [InlineData("```yaml\ntitle: T\n```\nText.", 1, "The line '```yaml' opens no front matter, so this is text; write three hyphens, '---', and the same where it ends.")]
    [InlineData("<!--\ntitle: T\n-->\nText.", 1, "The line '<!--' opens no front matter, so this is text; write three hyphens, '---', and the same where it ends.")]
    [InlineData("--- yaml\ntitle: T\n---\nText.", 1, "The line '--- yaml' opens no front matter, so this is text; write three hyphens, '---', and the same where it ends.")]
    [InlineData("___\ntitle: T\n___\nText.", 1, "The line '___' opens no front matter, so this is text; write three hyphens, '---', and the same where it ends.")]
    [InlineData("—\ntitle: T\n—\nText.", 1, "The line '—' opens no front matter, so this is text; write three hyphens, '---', and the same where it ends.")]
    [InlineData("- - -\ntitle: T\n- - -\nText.", 1, "The line '- - -' opens no front matter, so this is text; write three hyphens, '---', and the same where it ends.")]
    [InlineData("---title: T\nsource: s\n---\nText.", 1, "The line '---title: T' opens no front matter, so this is text; write three hyphens, '---' on a line of its own, and the same where it ends.")]
    [InlineData("---toml\ntitle = 'T'\n---\nText.", 1, "The line '---toml' opens no front matter, so this is text; write '+++', and the same where it ends.")]
    [InlineData("\n+++\ntitle = 'T'\n+++\nText.", 2, "Front matter begins on line 1, so this is text; remove the blank lines above it.")]
    [InlineData(" +++\ntitle = 'T'\n+++\nText.", 1, "Front matter begins on line 1, so this is text; remove the blank before '+++'.")]
    [InlineData("++++\ntitle = 'T'\n++++\nText.", 1, "The line '++++' opens no front matter, so this is text; write '+++', and the same where it ends.")]
    [InlineData("+++toml\ntitle = 'T'\n+++\nText.", 1, "The line '+++toml' opens no front matter, so this is text; write '+++', and the same where it ends.")]
    [InlineData("\n;;;\n{\"title\":\"T\"}\n;;;\nText.", 2, "Front matter begins on line 1, so this is text; remove the blank lines above it.")]
    [InlineData(";;;;\n{\"title\":\"T\"}\n;;;;\nText.", 1, "The line ';;;;' opens no front matter, so this is text; write ';;;', and the same where it ends.")]
    [InlineData("\n{\"title\":\"T\"}\nText.", 2, "Front matter begins on line 1, so this is text; remove the blank lines above it.")]
    [InlineData("\u200B---\ntitle: T\n---\nText.", 1, "Front matter begins on line 1, so this is text; remove the sign U+200B before it, which no editor shows.")]
    [InlineData("<!-- c\nd -->\n---\ntitle: T\nsource: s\n---\nText.", 3, "Front matter begins on line 1, so this is text; move it above the heading or comment.")]
    [InlineData("# Letter\n\n---\ntitle: T\nsource: s\n---\nText.", 3, "Front matter begins on line 1, so this is text; move it above the heading or comment.")]
    public void FrontMatterThatIsMisplacedIsSaidToBeNone(string content, int line, string message)
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", content);
        var diagnostic = Assert.Single(sandbox.Build().Diagnostics, diagnostic => diagnostic.Path == "seeds/a.md");
        Assert.Equal((Codes.MisplacedFrontMatter, line, 1, message), (diagnostic.Code, diagnostic.Line, diagnostic.Column, diagnostic.Message));
    }

    [Fact]
    public void ADialogueBetweenRulesIsTextWhereNothingIsDemanded()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\n").Write("s.json", """{"type":"object"}""")
            .Write("seeds/a.md", "- - -\nAnna: Hello.\n- - -\nBob: Bye.");
        Assert.DoesNotContain(sandbox.Build().Diagnostics, diagnostic => diagnostic.Path == "seeds/a.md");
    }

    [Theory]
    [InlineData("seeds/a.md", "---\nid: x\n---\nDate: 12 March 1871\n\nText.", 4)]
    [InlineData("seeds/a.md", "---\nid: x\n---\n\nText.\nSource: the archive\n", 6)]
    [InlineData("seeds/a.md", "Source: \"the Nile\" said the teacher.\nDate: a fruit.\n", 0)]
    [InlineData("seeds/r.jsonl", "{\"id\":\"1\",\"text\":\"hello\\nSource: Reuters\"}\n", 0)]
    [InlineData("seeds/a.md", "---\ndate: 2020-01-01\n---\nDate: 12 March 1871\n", 0)]
    public void AKeyThatEndedInTheTextIsToldWhereTheFolderGivesItsValue(string path, string content, int line)
    {
        using var sandbox = new Sandbox().Write("seeds/_defaults.yaml", "title: T\ndate: 2023-06-01\nsource: s\n").Write(path, content);
        Assert.Equal(line == 0 ? [] : [(Codes.KeyInText, line)], sandbox.Build().Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Line)));
    }

    /// <summary>With a title from the folder such a document was released without its own metadata.</summary>
    [Theory]
    [InlineData("\n+++\ntitle = 'T'\n+++\nText.")]
    [InlineData("----\ndate: 1871-03-12\n----\nText.")]
    [InlineData("\n{\"title\":\"T\"}\nText.")]
    public void FrontMatterThatIsMisplacedIsToldThoughTheFolderGivesATitle(string content)
    {
        using var sandbox = new Sandbox().Write("seeds/_defaults.yaml", "title: T\ndate: 2023-06-01\nsource: s\n").Write("seeds/a.md", content);
        Assert.Equal([Codes.MisplacedFrontMatter], sandbox.Build().Diagnostics.Where(diagnostic => diagnostic.Path == "seeds/a.md").Select(diagnostic => diagnostic.Code));
    }

    [Theory]
    [InlineData("# Chapter\n\n---\nNote: this is text.\n\n---\nText.")]
    [InlineData("- - -\nAnna: Hello.\nBob: Hi.\n- - -\nAnna: Bye.")]
    [InlineData("-----\nAnna: Hello.\n-----\nAnna: Bye.")]
    [InlineData("----\nkey: value\n----\nListing")]
    [InlineData("++++\n<video a=\"b\">\n++++\nText.")]
    [InlineData("-- \nJohn: x\n-- \nText.")]
    [InlineData("   ---\nScene: a room\n   ---\nAnna")]
    [InlineData("\n{\"The Tempest\" was first played in 1611}\nText.")]
    [InlineData("- - -\nText.\n- - -\n")]
    [InlineData("<!-- a comment that never ends\n---\nother: T\n---\n")]
    [InlineData("{% include %}\nText.")]
    [InlineData("+++ b = c\nText.")]
    public void TextThatLooksLikeFrontMatterFromAfarIsText(string content)
    {
        using var sandbox = new Sandbox().Write("seeds/_defaults.yaml", "title: T\ndate: 2023-06-01\nsource: s\n").Write("seeds/a.md", content);
        Assert.Empty(sandbox.Build().Diagnostics);
    }

    [Theory]
    [InlineData("---\ntitle: T\n----\nText.", "The front matter that '---' opens is never closed; end it with a line '---'. Line 3 was probably meant to be one.")]
    [InlineData("+++\ntitle = 'T'\n---\nText.", "The front matter that '+++' opens is never closed; end it with a line '+++'. Line 3 was probably meant to be one.")]
    [InlineData("---\ntitle: T\n- a\n-\nText.", "The front matter that '---' opens is never closed; end it with a line '---'.")]
    public void ALineThatShouldCloseFrontMatterIsNamed(string content, string message)
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", content);
        var diagnostic = Assert.Single(sandbox.Build().Diagnostics, diagnostic => diagnostic.Path == "seeds/a.md");
        Assert.Equal((Codes.UnclosedFrontMatter, 1, 1, message), (diagnostic.Code, diagnostic.Line, diagnostic.Column, diagnostic.Message));
    }

    [Theory]
    [InlineData("Titel: T\nDate: 2023-06-01\nSource: S\n\nText.", 1, "A header has a line 'Title: …', so this is text; did you mean 'Title' by 'Titel'?")]
    [InlineData("Author: A\n of two lines\nTitles: T\n\nText.", 3, "A header has a line 'Title: …', so this is text; did you mean 'Title' by 'Titles'?")]
    [InlineData("Date: 2023-06-01\nSource: S\n\nText.", 1, "A header has a line 'Title: …', so this is text; add it.")]
    public void AHeaderWithoutTitleIsSaidToBeNone(string content, int line, string message)
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", content);
        var diagnostic = Assert.Single(sandbox.Build().Diagnostics, diagnostic => diagnostic.Path == "seeds/a.md");
        Assert.Equal((Codes.HeaderForm, line, 1, message), (diagnostic.Code, diagnostic.Line, diagnostic.Column, diagnostic.Message));
    }

    [Theory]
    [InlineData("Title: T\nDate 2023-06-01\nSource: S\n\nText.", 2, "This line of a header is no 'Key: value', so all of it is text; write 'Date: …'.")]
    [InlineData("Title: T\nand more\nDate: 2023-06-01\n\nText.", 2, "This line of a header is no 'Key: value', so all of it is text; a line that goes on with the one above begins with a blank.")]
    [InlineData("Title : T\nDate : 2023-06-01\n\nText.", 1, "This line of a header is no 'Key: value', so all of it is text; write 'Title: …'.")]
    [InlineData("**Title:** T  \n**Date:** 2023-06-01\n\nText.", 1, "This line of a header is no 'Key: value', so all of it is text; write 'Title: …'.")]
    [InlineData("- title: T\n- date: 2023-06-01\n\nText.", 1, "This line of a header is no 'Key: value', so all of it is text; write 'title: …'.")]
    [InlineData("title = T\ndate = 2023-06-01\n\nText.", 1, "This line of a header is no 'Key: value', so all of it is text; write 'title: …'.")]
    [InlineData("# Title: T\n\nText.", 1, "This line of a header is no 'Key: value', so all of it is text; write 'Title: …'.")]
    [InlineData("\n \nTitle: T\nDate: 2023-06-01\nSource: S\n\nText.", 1, "A header begins on line 1, so this is text; remove the blank lines above it.")]
    [InlineData("Title: T\n\nDate: 2023-06-01\nSource: S\n\nText.", 2, "A blank line ends a header, and one line alone is none; remove the blank line before 'Date: …'.")]
    public void LinesThatShouldBeAHeaderAreSaidToBeNone(string content, int line, string message)
    {
        foreach (var name in (string[])["a.md", "b.txt"])
        {
            using var sandbox = new Sandbox().Write($"seeds/{name}", content);
            var diagnostic = Assert.Single(sandbox.Build().Diagnostics, diagnostic => diagnostic.Path == $"seeds/{name}");
            Assert.Equal((Codes.HeaderForm, line, 1, message), (diagnostic.Code, diagnostic.Line, diagnostic.Column, diagnostic.Message));
        }
    }

    [Theory]
    [InlineData("{title: \"T\", date: \"2023-06-01\", source: \"S\"}\nText.", 1, 2)]
    [InlineData("{\n  title: \"T\"\n}\nText.", 2, 3)]
    public void AnObjectWhoseKeysHaveNoQuotesIsSaidToBeNoJson(string content, int line, int column)
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", content);
        var diagnostic = Assert.Single(sandbox.Build().Diagnostics, diagnostic => diagnostic.Path == "seeds/a.md");
        Assert.Equal((Codes.JsonSyntax, line, column, "This is not valid JSON: a key stands in double quotes."), (diagnostic.Code, diagnostic.Line, diagnostic.Column, diagnostic.Message));
    }

    [Theory]
    [InlineData("Date: 2023-06-01\nof the tides\n\nText.")]
    [InlineData("Tide: high\nNote: a list of two.\n\nText.")]
    [InlineData("Source code is text.\nTitle case is another thing.\n\nText.")]
    [InlineData("Source: the river\n\nText: more of it.\n\nText.")]
    [InlineData("{tide: high}\n\nText.")]
    [InlineData("```\ntide: high\n```\nText.")]
    [InlineData("\nTide: high\nNote: x\n\nText.")]
    [InlineData("Titel: T\nDate: 2023-06-01\nSource: S")]
    public void LinesWithColonsAreNoHeaderForThat(string content)
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", content);
        Assert.Equal([Codes.MissingKey], sandbox.Build().Diagnostics.Where(diagnostic => diagnostic.Path == "seeds/a.md").Select(diagnostic => diagnostic.Code).Distinct());
    }

    [Theory]
    [InlineData("""{"title":"T","date":"2023-06-01","source":"S","Text":"x"}""", 47, "The line has no key 'text', which holds the text of the document; write 'text' for 'Text'.")]
    [InlineData("""{"title":"T","date":"2023-06-01","source":"S","content":"x"}""", 47, "The line has no key 'text', which holds the text of the document; write 'text' for 'content'.")]
    [InlineData("""{"title":"T","date":"2023-06-01","source":"S","body":5}""", 1, "The line has no key 'text', which holds the text of the document; add it.")]
    [InlineData("""{"title":"T","date":"2023-06-01","source":"S","text":" "}""", 1, "The document has no text.")]
    public void ALineOfJsonWithoutTextSaysWhichKeyIsMeant(string line, int column, string message)
    {
        using var sandbox = new Sandbox().Write("seeds/a.jsonl", line);
        var diagnostic = Assert.Single(sandbox.Build().Diagnostics, diagnostic => diagnostic.Path == "seeds/a.jsonl");
        Assert.Equal((Codes.EmptyText, 1, column, message), (diagnostic.Code, diagnostic.Line, diagnostic.Column, diagnostic.Message));
    }

    [Theory]
    [InlineData("\n---\nNote: a rule above and below.\n---\nText.")]
    [InlineData("----\nkey: value\n----\nText.")]
    [InlineData("{% include x %}\nText.")]
    [InlineData("{{< figure >}}")]
    [InlineData("http://example.org: a page\nTitle: no header\n\nText.")]
    [InlineData("Note: one field alone is no header.\n\nText.")]
    public void TextThatOnlyLooksLikeMetadataIsText(string content)
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", content).Write("seeds/a.md.yaml", "title: T\ndate: 2023-06-01\nsource: S\n");
        Assert.Empty(sandbox.Build().Diagnostics);
        Assert.Equal(content.Trim(), JsonDocument.Parse(sandbox.Records()[0]).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public void ASidecarWinsOverTheSeedAndTheSeedOverTheDeepestFolder()
    {
        using var sandbox = new Sandbox()
            .Write("_defaults.yaml", "a: project\nz: project\n")
            .Write("seeds/_defaults.yaml", "a: root\nb: root\nc: root\nd: root\nsource: S\n")
            .Write("seeds/x/_defaults.yaml", "b: x\nc: x\nd: x\n")
            .Write("seeds/x/a.md", "---\ntitle: T\ndate: 2023-06-01\nc: own\nd: own\n---\nText.")
            .Write("seeds/x/a.md.json", """{"d":"sidecar","e":{"f":1.50}}""");
        Assert.Empty(sandbox.Build().Diagnostics);
        Assert.Equal(["""{"id":"x/a","title":"T","date":"2023-06-01","source":"S","text":"Text.","metadata":{"a":"root","b":"x","c":"own","d":"sidecar","e":{"f":1.50},"z":"project"}}"""], sandbox.Records());
    }

    [Theory]
    [InlineData("a.md.yml", "a.md.yaml")]
    [InlineData("a.md.YAML", "a.md.yaml")]
    [InlineData("a.md.JSON", "a.md.json")]
    [InlineData("a.MD.yaml", "a.md.yaml")]
    [InlineData("A.MD.json", "a.md.json")]
    [InlineData("_defaults.yml", "_defaults.yaml")]
    [InlineData("_defaults.json", "_defaults.yaml")]
    [InlineData("_Defaults.yaml", "_defaults.yaml")]
    [InlineData("b.md.yml", null)]
    [InlineData("a.yml", "a.md.yaml")]
    [InlineData("a.json", "a.md.json")]
    [InlineData("_default.yaml", "_defaults.yaml")]
    [InlineData("a.csv", null)]
    [InlineData("defaults.yaml", "_defaults.yaml")]
    [InlineData("default.yaml", null)]
    [InlineData("b.CSV", null)]
    [InlineData("_notes.yml", null)]
    public void AFileWhoseNameIsNearlyOneThatIsReadIsReported(string name, string? meant)
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/x/a.md", "A").Write($"seeds/x/{name}", "a: 1\n");
        Assert.Equal(
            meant is null ? [] : [$"seeds/x/{name}(1,1): warning DK1018: This file is not read; for that its name must be '{meant}'."],
            sandbox.Validate().Diagnostics.Select(diagnostic => $"{diagnostic}"));
    }

    [Theory]
    [InlineData("b.MD", "b.md")]
    [InlineData("B.Txt", "B.txt")]
    [InlineData("b.markdown", "b.md")]
    [InlineData("b.Text", "b.txt")]
    [InlineData("b.ndjson", "b.jsonl")]
    public void AFileThatIsNearlyASeedIsReportedUnlessTheProjectNamesIt(string name, string meant)
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/x/a.md", "A").Write($"seeds/x/{name}", "a: 1\n");
        Assert.Equal(
            [$"seeds/x/{name}(1,1): warning DK1018: This file is not read; for that its name must be '{meant}', or `include` or `exclude` must name it."],
            sandbox.Validate().Diagnostics.Select(diagnostic => $"{diagnostic}"));
        sandbox.Write("dataset.yaml", $"name: sample\nversion: 1.0.0\nexclude: ['**/{name}']\n");
        Assert.Empty(sandbox.Validate().Diagnostics);
    }

    [Fact]
    public void ASidecarInTomlIsReported()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A").Write("seeds/a.md.toml", "a = 1\n");
        Assert.Equal(
            ["seeds/a.md.toml(1,1): warning DK1018: This file is not read; metadata beside a seed is YAML, in a file 'a.md.yaml', or JSON, in 'a.md.json'."],
            sandbox.Validate().Diagnostics.Select(diagnostic => $"{diagnostic}"));
    }

    [Fact]
    public void OfManyDoubtsAboutOneFileTheFirstTenAreTold()
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", $"---\ntitle: T\ndate: 2023-06-01\nsource: S\n{string.Concat(Enumerable.Range(0, 30).Select(i => $"k{i}: a #b\n"))}---\nText.\n");
        Assert.Equal(10, sandbox.Validate().Diagnostics.Count(diagnostic => diagnostic.Code == Codes.TextCutOff));
    }

    [Fact]
    public void APlainTextWhoseSidecarHasTitleAndDateNeedsNoHeadline()
    {
        using var sandbox = new Sandbox().Write("seeds/a.txt", "Just text.\nOf two lines.").Write("seeds/a.txt.yaml", "title: T\ndate: 2023-06-01\nsource: S\n");
        Assert.Empty(sandbox.Build().Diagnostics);
        Assert.Contains("Just text.\\nOf two lines.", sandbox.Records()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void AFaultInOneJsonLineRejectsThatLineAlone()
    {
        const string good = """{"title":"T","date":"2023-06-01","source":"S","text":"Text LINE."}""";
        var lines = Enumerable.Range(1, 8).Select(n => Encoding.UTF8.GetBytes(good.Replace("LINE", $"{n}"))).ToList();
        lines[1] = "{\"title\":"u8.ToArray();
        lines[2] = [(byte)'{', 0xFF, (byte)'}'];
        lines[3] = "[1]"u8.ToArray();
        lines[4] = "{\"title\":\"T\",\"date\":\"2023-06-01\",\"source\":\"S\",\"text\":7}"u8.ToArray();
        lines[5] = "   "u8.ToArray();
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + "on_invalid: drop\n")
            .Write("seeds/a.jsonl", [.. lines.SelectMany(line => (byte[])[.. line, (byte)'\r', (byte)'\n'])]);
        var result = sandbox.Build();
        Assert.Equal([(2, Codes.JsonSyntax), (3, Codes.InvalidEncoding), (4, Codes.NotAMapping), (5, Codes.TextNotAString)], result.Diagnostics.Select(d => (d.Line, d.Code)));
        Assert.All(result.Diagnostics, diagnostic => Assert.Equal(Severity.Warning, diagnostic.Severity));
        Assert.Equal(["a#1", "a#7", "a#8"], sandbox.Records().Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        Assert.Equal((7, 3, 4), (result.Summary.Documents, result.Summary.Records, result.Summary.Rejected));
    }

    [Fact]
    public void ALineLongerThanTheBufferIsReadWhole()
    {
        var text = new string('x', 300_000) + "é";
        using var sandbox = new Sandbox().Write("seeds/a.jsonl", $$"""{"text":"{{text}}","title":"T","date":"2023-06-01","source":7}""" + "\n" + """{"title":"T","date":"2023-06-01","source":"S","text":"B"}""");
        var diagnostic = Assert.Single(sandbox.Validate().Diagnostics);
        Assert.Equal((Codes.WrongType, 1, 300_054), (diagnostic.Code, diagnostic.Line, diagnostic.Column));
    }

    [Fact]
    public void NamesWithUnderscoreOrDotAndBuildFoldersAreNoSeeds()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A");
        foreach (var name in (string[])["_b.md", ".c.md", "_d/e.md", ".f/g.md", "bin/h.md", "obj/i.md", "artifacts/j.md", "x/k.md.yaml", "l.rst"])
            sandbox.Write($"seeds/{name}", "no seed");
        Assert.Equal(1, sandbox.Validate().Summary.Seeds);
    }

    [Fact]
    public void GlobsChooseTheSeeds()
    {
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + "include: ['**/*.rst', 'x/**']\nexclude: ['**/draft/**']\n")
            .WriteSeed("seeds/a.rst", "A").WriteSeed("seeds/b.md", "B").WriteSeed("seeds/x/c.md", "C").WriteSeed("seeds/x/draft/d.md", "D");
        Assert.Empty(sandbox.Build().Diagnostics);
        Assert.Equal(["a", "x/c"], sandbox.Records().Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public void ABrokenDefaultsFileIsReportedOnceAndItsDocumentsAreNotJudged()
    {
        using var sandbox = new Sandbox().Write("seeds/_defaults.yaml", "source: [\n").Write("seeds/a.md", "---\ntitle: T\n---\nA").Write("seeds/b.md", "---\ntitle: T\n---\nB");
        var result = sandbox.Validate();
        Assert.Equal("seeds/_defaults.yaml", Assert.Single(result.Diagnostics).Path);
        Assert.Equal(2, result.Summary.Rejected);
    }
}
