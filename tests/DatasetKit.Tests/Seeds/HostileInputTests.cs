using System.Diagnostics;
using System.Globalization;
using System.Text;
using DatasetKit.Diagnostics;

namespace DatasetKit.Tests.Seeds;

/// <summary>Faults that an attack on the first version found.</summary>
public class HostileInputTests
{
    [SkippableTheory]
    [InlineData("seeds/pipe.md", Codes.SeedUnreadable)]
    [InlineData("seeds/pipe.jsonl", Codes.SeedUnreadable)]
    [InlineData("seeds/a.md.yaml", Codes.SeedUnreadable)]
    [InlineData("seeds/_defaults.yaml", Codes.SeedUnreadable)]
    [InlineData("s.json", Codes.SchemaInvalid)]
    public void ANamedPipeIsNoFileAndHangsNothing(string path, string code)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The test makes a named pipe.");
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A");
        if (path == "s.json")
            sandbox.Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\n");
        using (var make = Process.Start("mkfifo", [sandbox.PathOf(path)]))
            make.WaitForExit();
        var diagnostic = Assert.Single(sandbox.Validate().Diagnostics);
        Assert.Equal((path, code), (diagnostic.Path, diagnostic.Code));
        Assert.Contains("no regular file", diagnostic.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(".datasetkit/build.state")]
    [InlineData(".datasetkit/build.time")]
    [InlineData(".datasetkit/build.documents")]
    [InlineData("artifacts/releases/sample/1.0.0/manifest.json")]
    public void APipeInPlaceOfWhatABuildLeftIsReplaced(string path)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The test makes a named pipe.");
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A");
        var before = Sandbox.Snapshot(sandbox.BuildWithState().ReleaseDirectory!);
        File.Delete(sandbox.PathOf(path));
        using (var make = Process.Start("mkfifo", [sandbox.PathOf(path)]))
            make.WaitForExit();
        Assert.Equal(before, Sandbox.Snapshot(sandbox.BuildWithState().ReleaseDirectory!));
    }

    /// <summary>A seed that another machine can read, or this one in an hour, was left out of the release with a warning.</summary>
    [SkippableTheory]
    [InlineData("fail")]
    [InlineData("drop")]
    public void WhatCannotBeReadIsNeverDropped(string onInvalid)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The test makes a named pipe.");
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + $"on_invalid: {onInvalid}\n").WriteSeed("seeds/a.md", "A").Write("seeds/b.md", "no header");
        using (var make = Process.Start("mkfifo", [sandbox.PathOf("seeds/c.md")]))
            make.WaitForExit();
        var result = sandbox.Build();
        Assert.False(result.Succeeded);
        Assert.Equal(("seeds/c.md", Severity.Error), result.Diagnostics.Where(diagnostic => diagnostic.Code == Codes.SeedUnreadable).Select(diagnostic => (diagnostic.Path, diagnostic.Severity)).Single());
        Assert.False(Directory.Exists(sandbox.ReleaseFolder));
    }

    [SkippableTheory]
    [InlineData("seeds/zero.md")]
    [InlineData("seeds/zero.jsonl")]
    public void ADeviceIsNoFileThoughItHasNoLength(string path)
    {
        Skip.IfNot(File.Exists("/dev/zero"), "There is no /dev/zero.");
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A");
        File.CreateSymbolicLink(sandbox.PathOf(path), "/dev/zero");
        var result = sandbox.Validate();
        Assert.Equal(1, result.Summary.Records);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal((path, Codes.SeedUnreadable), (diagnostic.Path, diagnostic.Code));
        Assert.Contains("no regular file", diagnostic.Message, StringComparison.Ordinal);
    }

    /// <summary>.NET cannot say such a name, and the message was that a file is not there.</summary>
    [SkippableFact]
    public void AFolderWhoseNameIsNotUtf8IsNamed()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The test makes a folder with a name of any bytes.");
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A");
        Shell("mkdir");
        var fault = Record.Exception(() => sandbox.Validate());
        Shell("rmdir");
        Assert.IsType<IOException>(fault);
        Assert.Contains("'d\uFFFD' cannot be listed, since its name is not UTF-8", fault.Message, StringComparison.Ordinal);

        void Shell(string command)
        {
            using var process = Process.Start("sh", ["-c", $"{command} \"$(printf '%s/d\\377' \"$1\")\"", "sh", sandbox.PathOf("seeds")]);
            process.WaitForExit();
        }
    }

    /// <summary>Each fault takes a kilobyte, and nobody reads so many.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AfterAHundredThousandErrorsNothingMoreIsRead(int threads)
    {
        using var sandbox = new Sandbox().Write("seeds/a.jsonl", string.Concat(Enumerable.Repeat("[\n", 250_000))).WriteSeed("seeds/b.md", "B");
        var result = DatasetKit.Releases.DatasetBuilder.Validate(sandbox.ProjectFile, null, new DatasetKit.Releases.BuildOptions { Threads = threads });
        Assert.Equal(110_001, result.Summary.Errors);
        var last = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Code == Codes.TooLarge);
        Assert.Equal(("seeds/a.jsonl", 110_000, "More than 100,000 errors come before this; what follows was not read."), (last.Path, last.Line, last.Message));
    }

    /// <summary>Every document below is as large as they are together.</summary>
    [Fact]
    public void DefaultsOfManyFoldersAreNotTooManyTogether()
    {
        static string Keys(string name) => string.Concat(Enumerable.Range(0, 2_400).Select(n => $"{name}{n}: 1\n"));
        using var sandbox = new Sandbox()
            .Write("seeds/_defaults.yaml", Keys("a")).WriteSeed("seeds/1.md", "A")
            .Write("seeds/b/_defaults.yaml", Keys("b")).WriteSeed("seeds/b/2.md", "B")
            .Write("seeds/b/c/_defaults.yaml", Keys("c")).WriteSeed("seeds/b/c/3.md", "C");
        var result = sandbox.Validate();
        var diagnostic = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Equal(("seeds/b/c/_defaults.yaml", 200, Codes.TooLarge), (diagnostic.Path, diagnostic.Line, diagnostic.Code));
        Assert.Equal(2, result.Summary.Records);
    }

    [Theory]
    [InlineData("release: {directory: seeds}\n")]
    [InlineData("release: {directory: .}\n")]
    [InlineData("root: seeds\nrelease: {directory: link}\n")]
    public void ReleasesNeverBecomeSeeds(string settings)
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + settings).WriteSeed("seeds/a.md", "A");
        Directory.CreateSymbolicLink(sandbox.PathOf("link"), sandbox.PathOf("seeds"));
        Assert.Equal(Codes.ProjectBadValue, Assert.Single(sandbox.Build().Diagnostics).Code);
    }

    [Fact]
    public void AReleaseDirectoryThatIsALinkIntoTheRootHoldsNoSeeds()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "release: {directory: link}\n").WriteSeed("seeds/a.md", "A");
        Directory.CreateDirectory(sandbox.PathOf("seeds/out"));
        Directory.CreateSymbolicLink(sandbox.PathOf("link"), sandbox.PathOf("seeds/out"));
        Assert.True(sandbox.Build().Succeeded);
        Assert.Equal(1, sandbox.Validate().Summary.Seeds);
    }

    [Fact]
    public void ASchemaThatDeclaresTheTextIsRefused()
    {
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\nrelease: {shape: flat}\n")
            .Write("s.json", """{"properties":{"text":{"type":"string"}}}""").WriteSeed("seeds/a.md", "A");
        var diagnostic = Assert.Single(sandbox.Build().Diagnostics);
        Assert.Equal(("s.json", 1, 16, Codes.ReservedKey), (diagnostic.Path, diagnostic.Line, diagnostic.Column, diagnostic.Code));
    }

    [Theory]
    [InlineData("Title: T\nDate: 2023-01-01\nSource: S\nK: ", "\n\nText", ".md")]
    [InlineData("Title: T\nDate: 2023-01-01\nSource: S\nK: ", "\n\nText", ".txt")]
    [InlineData("{\"title\":\"T\",\"k\":\"", "\"}\nText", ".md")]
    [InlineData(";;;\n{\"title\":\"T\",\"k\":\"", "\"}\n;;;\nText", ".md")]
    [InlineData("---\ntitle: T\nk: ", "\n---\nText", ".md")]
    public void MetadataBeyondTheCapIsTooLargeInEveryFormat(string before, string after, string extension)
    {
        using var sandbox = new Sandbox().Write($"seeds/a{extension}", before + new string('x', 1_200_000) + after).Write("seeds/_defaults.yaml", "title: D\ndate: 2023-01-01\nsource: S\n");
        Assert.Equal(Codes.TooLarge, Assert.Single(sandbox.Validate().Diagnostics).Code);
    }

    [Theory]
    [InlineData("utf-16", true, "UTF-16;")]
    [InlineData("utf-16BE", true, "UTF-16;")]
    [InlineData("utf-32", true, "UTF-32;")]
    [InlineData("utf-32BE", true, "UTF-32;")]
    [InlineData("utf-16", false, "UTF-16 without a byte order mark;")]
    [InlineData("utf-16BE", false, "UTF-16 without a byte order mark;")]
    [InlineData("utf-32", false, "UTF-32 without a byte order mark;")]
    [InlineData("utf-32BE", false, "UTF-32 without a byte order mark;")]
    public void AFileInAnotherEncodingIsToldWhichOne(string name, bool hasMark, string words)
    {
        var encoding = Encoding.GetEncoding(name);
        foreach (var path in (string[])["seeds/a.md", "seeds/a.jsonl"])
        {
            using var sandbox = new Sandbox();
            sandbox.Write(path, [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("---\ntitle: Отчёт о приливах\n---\nA text of some length.\n")]);
            var diagnostic = sandbox.Validate().Diagnostics[0];
            Assert.Equal((Codes.InvalidEncoding, 1), (diagnostic.Code, diagnostic.Line));
            Assert.Contains(words, diagnostic.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a.jsonl", "{\"title\":\"T\",\"date\":\"2023-06-01\",\"source\":\"S\",\"text\":\"x\",\"k\":\"", "\"}")]
    [InlineData("a.jsonl", "{\"", "\":1,\"text\":\"x\"}")]
    [InlineData("a.txt", "", "\n\n2023-06-01\n\nText")]
    [InlineData("a.txt", "Title: T\nDate: 2023-06-01\nSource: S\nK: ", "\n\nText")]
    public void NoValueOfTheMetadataIsLargerThanTheCap(string name, string before, string after)
    {
        using var sandbox = new Sandbox().Write($"seeds/{name}", before + new string('x', 1_200_000) + after);
        Assert.Equal(Codes.TooLarge, Assert.Single(sandbox.Validate().Diagnostics).Code);
    }

    [Theory]
    [InlineData("s.json", "{\"allOf\":[", "{},", "{}]}")]
    [InlineData("s.yaml", "allOf: [", "[],", "]")]
    public void ASchemaOfAMillionEmptyValuesIsTooLarge(string name, string before, string part, string after)
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + $"schema: {name}\n").WriteSeed("seeds/a.md", "A")
            .Write(name, before + string.Concat(Enumerable.Repeat(part, 600_000)) + after);
        var diagnostic = Assert.Single(sandbox.Validate().Diagnostics);
        Assert.Equal(Codes.SchemaInvalid, diagnostic.Code);
        Assert.Contains("500,000", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongTextOfAJsonLineIsNoMetadata()
    {
        using var sandbox = new Sandbox().Write("seeds/a.jsonl", $"{{\"text\":\"{new string('x', 1_200_000)}\",\"title\":\"T\",\"date\":\"2023-06-01\",\"source\":\"S\"}}\n");
        Assert.Empty(sandbox.Validate().Diagnostics);
    }

    [Theory]
    [InlineData("a{0} = 1")]
    [InlineData("[a{0}]\nb = 1")]
    [InlineData("[[ a{0} ]]\nb = 1")]
    public void ATomlKeyWithTooManyPartsIsRefusedBeforeItIsParsed(string form)
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", $"+++\n{string.Format(CultureInfo.InvariantCulture, form, string.Concat(Enumerable.Repeat(".a", 100)))}\n+++\nText");
        var diagnostic = Assert.Single(sandbox.Validate().Diagnostics);
        Assert.Equal((Codes.TooLarge, 2), (diagnostic.Code, diagnostic.Line));
    }

    [Fact]
    public void ATomlTextMayHaveManyDots()
    {
        var dots = new string('.', 200);
        using var sandbox = new Sandbox().Write("seeds/a.md", $"+++\ntitle = 'T'\ndate = 2023-06-01\nsource = 'S'\nk = \"\"\"\nChapter 1 {dots} 7\n1.2.3.4 5.6.7.8\n\"\"\"\n+++\nText");
        Assert.Empty(sandbox.Validate().Diagnostics);
    }

    [Fact]
    public void DeepTomlIsTooLargeToo()
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", $"+++\na = {new string('[', 1000)}{new string(']', 1000)}\n+++\nText");
        Assert.Equal(Codes.TooLarge, Assert.Single(sandbox.Validate().Diagnostics).Code);
    }

    [Fact]
    public void AMessageQuotesOnlySoMuch()
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", $"+++\na = {new string('9', 500_000)}\n+++\nText");
        Assert.InRange(Assert.Single(sandbox.Validate().Diagnostics).Message.Length, 10, 1000);
    }

    [Fact]
    public void ALineOfTheReportCannotBeForged()
    {
        var line = new Diagnostic("DK2001", Severity.Error, "a\n\u001b[31mb.md", 1, 1, "x\ry").ToString();
        Assert.Equal("a\\u000a\\u001b[31mb.md(1,1): error DK2001: x\\u000dy", line);
    }

    [Fact]
    public void SplitsThatDifferByCaseAloneAreRefused()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "splits: {a: 1, A: 1}\n").WriteSeed("seeds/a.md", "A");
        Assert.Equal(Codes.ProjectBadValue, Assert.Single(sandbox.Validate().Diagnostics).Code);
    }
}
