using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Versions;

public class VersionGateTests
{
    private const string Open = "additionalProperties";

    [Fact]
    public void WithoutALockAnyVersionWillDo()
    {
        using var sandbox = Published(isLocked: false).WriteSeed("seeds/a.md", "Edited.");
        Assert.Empty(sandbox.Build().Diagnostics);
        Assert.Empty(sandbox.Validate().Diagnostics);
    }

    [Theory]
    [InlineData("edit", "1.0.0", Codes.VersionPublished, "2.0.0 would do")]
    [InlineData("edit", "1.1.0", Codes.VersionTooLow, "1.1.0 is too low: 2.0.0 would do, which 'datasetkit version bump' sets. Since 1.0.0: a major change, 1 record edited [a (train): text].")]
    [InlineData("edit", "2.0.0", null, "")]
    [InlineData("edit", "1.1.0-rc.1", null, "")]
    [InlineData("edit", "0.9.0", Codes.VersionTooLow, "0.9.0 is too low: 2.0.0 would do")]
    [InlineData("add", "1.0.0", Codes.VersionPublished, "1.0.0 is published, and a published version does not change: 1.1.0 would do, which 'datasetkit version bump' sets. Since 1.0.0: a minor change, 1 record added [c (train)].")]
    [InlineData("add", "1.0.1", Codes.VersionTooLow, "1.1.0 would do")]
    [InlineData("add", "1.1.0", null, "")]
    [InlineData("remove", "1.1.0", Codes.VersionTooLow, "1 record removed [b (train)]")]
    [InlineData("rename", "1.1.0", Codes.VersionTooLow, "1 record renamed [b → z (train)]")]
    [InlineData("extend", "1.0.1", Codes.VersionTooLow, "1.1.0 would do, which 'datasetkit version bump' sets. Since 1.0.0: a minor change, 1 record given new keys [a (train): note].")]
    [InlineData("extend", "1.1.0", null, "")]
    [InlineData("describe", "1.0.0", Codes.VersionPublished, "1.0.1 would do, which 'datasetkit version bump' sets. Since 1.0.0: a patch change, the records are the same, but packaged or described otherwise.")]
    [InlineData("describe", "1.0.1", null, "")]
    [InlineData("compress", "1.0.0", Codes.VersionPublished, "1.0.1 would do")]
    [InlineData("compress", "1.0.1", null, "")]
    [InlineData("narrow", "1.1.0", Codes.VersionTooLow, "'title' is held to a narrower or another schema")]
    [InlineData("declare", "1.0.1", Codes.VersionTooLow, "Since 1.0.0: a minor change, 'note' is a new optional key")]
    [InlineData("declare", "1.1.0", null, "")]
    [InlineData("describe the schema", "1.0.1", null, "")]
    [InlineData("split", "1.0.0", Codes.VersionPublished, "2.0.0 would do")]
    [InlineData("split", "1.1.0", Codes.VersionTooLow, "2.0.0 would do, which 'datasetkit version bump' sets. Since 1.0.0: a major change, 2 records moved to another split")]
    [InlineData("split", "2.0.0", null, "")]
    [InlineData("nothing", "1.0.0", null, "")]
    [InlineData("nothing", "1.0.1", null, "")]
    [InlineData("nothing", "0.9.9", Codes.VersionTooLow, "1.0.0 would do, which 'datasetkit version bump' sets. Since 1.0.0: nothing differs.")]
    public void ABuildAndAValidationSayWhichVersionWouldDo(string change, string version, string? code, string message)
    {
        using var sandbox = Changed(change, version);
        var before = Sandbox.Snapshot(sandbox.PathOf("artifacts/releases/sample/1.0.0"));
        var validated = sandbox.Validate();
        var built = sandbox.Build();
        Assert.Equal(validated.Diagnostics, built.Diagnostics);
        Assert.Equal(code is null, built.ReleaseDirectory is not null);

        // That a key which was just declared is null everywhere is told too.
        var found = built.Diagnostics.Where(diagnostic => diagnostic.Severity > Severity.Info).ToList();
        if (code is not null)
        {
            var diagnostic = Assert.Single(found);
            Assert.Equal((code, Severity.Error, "dataset.yaml", 2, 10), (diagnostic.Code, diagnostic.Severity, diagnostic.Path, diagnostic.Line, diagnostic.Column));
            Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", diagnostic.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Empty(found);
        }

        Assert.Equal(before, Sandbox.Snapshot(sandbox.PathOf("artifacts/releases/sample/1.0.0")));
        Assert.Empty(Directory.GetDirectories(sandbox.PathOf("artifacts/releases/sample"), ".staging-*"));
    }

    [Theory]
    [InlineData("edit", "1.0.0", Codes.VersionPublished, "2.0.0 would do, or 1.0.1 if no old record differs, which the lock alone does not tell. Since 1.0.0: the records of 'train' are as many, but others.")]
    [InlineData("edit", "1.1.0", Codes.VersionUnproven, "1.1.0 will do if no old record differs, else 2.0.0 would")]
    [InlineData("add", "1.0.1", Codes.VersionTooLow, "there is 1 record more, and others may differ")]
    [InlineData("add", "1.1.0", Codes.VersionUnproven, "The published release does: name it with --against, or publish to the feed that holds it.")]
    [InlineData("add", "2.0.0", null, "")]
    [InlineData("remove", "1.1.0", Codes.VersionTooLow, "2.0.0 would do, which 'datasetkit version bump' sets. Since 1.0.0: a major change, the split 'train' has 1 record, no longer 2.")]
    [InlineData("split", "1.1.0", Codes.VersionTooLow, "2.0.0 would do, which 'datasetkit version bump' sets. Since 1.0.0: a major change, the split 'train' has 0 records, no longer 2.")]
    [InlineData("describe", "1.0.0", Codes.VersionPublished, "1.0.1 would do")]
    [InlineData("describe the schema", "1.0.1", null, "")]
    [InlineData("nothing", "1.0.0", null, "")]
    public void TheLockAloneTellsWhatItCan(string change, string version, string? code, string message)
    {
        using var sandbox = Changed(change, version);
        Directory.Delete(sandbox.PathOf("artifacts"), recursive: true);
        var diagnostics = sandbox.Validate().Diagnostics;
        Assert.Equal(code, diagnostics.SingleOrDefault()?.Code);
        Assert.All(diagnostics, diagnostic => Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal));
        Assert.Equal(diagnostics, sandbox.Build().Diagnostics);
    }

    [Theory]
    [InlineData("elsewhere/sample/1.0.0")]
    [InlineData("elsewhere")]
    public void TheReleaseToCompareWithGivesTheReason(string against)
    {
        using var sandbox = Changed("edit", "1.1.0");
        Directory.Move(sandbox.PathOf("artifacts/releases"), sandbox.PathOf("elsewhere"));
        var diagnostic = Assert.Single(sandbox.Build(options: new BuildOptions { Against = sandbox.PathOf(against) }).Diagnostics);
        Assert.Equal(Codes.VersionTooLow, diagnostic.Code);
        Assert.Contains("1 record edited [a (train): text]", diagnostic.Message, StringComparison.Ordinal);
        File.Delete(sandbox.PathOf("dataset.lock.json"));
        Assert.Equal(diagnostic, Assert.Single(DatasetBuilder.Validate(sandbox.ProjectFile, options: new BuildOptions { Against = sandbox.PathOf(against) }).Diagnostics));
    }

    [Fact]
    public void AReleaseBeforeTheLastPublishedOneIsNoneToCompareWith()
    {
        using var sandbox = Published();
        Directory.Move(sandbox.PathOf("artifacts/releases/sample/1.0.0"), sandbox.PathOf("old"));
        sandbox.WriteSeed("seeds/b.md", "Rewritten.").Write("dataset.yaml", "name: sample\nversion: 2.0.0\n");
        Assert.Empty(DatasetLock.Write(DatasetProject.Load(sandbox.ProjectFile).Project!, sandbox.Build().ReleaseDirectory!).Diagnostics);
        var diagnostic = Assert.Single(sandbox.WriteSeed("seeds/b.md", "Once more.").Build(options: new BuildOptions { Against = sandbox.PathOf("old") }).Diagnostics);
        Assert.Equal((Codes.NotPublished, "old"), (diagnostic.Code, diagnostic.Path));
        Assert.Contains("2.0.0 was published last, and this is 1.0.0", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AReleaseOfAnotherDatasetIsNoneToCompareWith()
    {
        using var sandbox = Published(isLocked: false);
        using var other = new Sandbox().Write("dataset.yaml", "name: other\nversion: 3.0.0\n").WriteSeed("seeds/a.md", "Other.");
        var diagnostic = Assert.Single(sandbox.Build(options: new BuildOptions { Against = other.Build().ReleaseDirectory }).Diagnostics);
        Assert.Equal(Codes.LockOfAnother, diagnostic.Code);
        Assert.Contains("the dataset 'other', but this is 'sample'", diagnostic.Message, StringComparison.Ordinal);
    }

    /// <summary>What was held against another release said nothing of the lock, and "up to date" hid what it would say.</summary>
    [Fact]
    public void ABuildAgainstANamedReleaseLeavesTheNextOneToCompareAnew()
    {
        using var sandbox = Published();
        Directory.Move(sandbox.PathOf("artifacts/releases/sample/1.0.0"), sandbox.PathOf("published"));
        var against = new BuildOptions { Against = sandbox.PathOf("published"), StateDirectory = sandbox.StateFolder };
        Assert.True(sandbox.Build(options: against).Succeeded);
        Assert.False(sandbox.BuildWithState().IsUpToDate);
        Assert.True(sandbox.BuildWithState().IsUpToDate);
    }

    [Fact]
    public void AReleaseToCompareWithThatIsNotSoundIsReported()
    {
        using var sandbox = Changed("edit", "1.0.0");
        File.Move(sandbox.PathOf("dataset.lock.json"), sandbox.PathOf("kept"));
        Assert.True(sandbox.Build(new ProjectOverrides { ReleaseDirectory = sandbox.PathOf("forged") }).Succeeded);
        File.Move(sandbox.PathOf("kept"), sandbox.PathOf("dataset.lock.json"));
        Assert.Equal(Codes.LockContradicted, Assert.Single(sandbox.Build(options: new BuildOptions { Against = sandbox.PathOf("forged") }).Diagnostics).Code);
        File.AppendAllText(sandbox.PathOf("artifacts/releases/sample/1.0.0/data/train-00000-of-00001.jsonl"), "{}\n");
        Assert.Equal(Codes.RecordInvalid, Assert.Single(sandbox.Build(options: new BuildOptions { Against = sandbox.PathOf("artifacts/releases") }).Diagnostics).Code);
        Assert.Equal(Codes.VersionPublished, Assert.Single(sandbox.Build().Diagnostics).Code);
        Assert.Equal(Codes.NotPublished, Assert.Single(sandbox.Build(options: new BuildOptions { Against = sandbox.PathOf("nowhere") }).Diagnostics).Code);
    }

    [Theory]
    [InlineData("rules: {DK4010: warning}\n", Severity.Warning)]
    [InlineData("rules: {DK4010: off}\n", null)]
    public void TheRulesMayLowerIt(string rules, Severity? severity)
    {
        using var sandbox = Changed("edit", "1.0.0", rules);
        var result = sandbox.Build();
        Assert.Equal(severity, result.Diagnostics.SingleOrDefault()?.Severity);
        Assert.NotNull(result.ReleaseDirectory);
    }

    [Fact]
    public void AnotherVersionOfTheToolIsNoChange()
    {
        using var sandbox = Changed("nothing", "1.0.0");
        var file = sandbox.PathOf("dataset.lock.json");
        var kept = DatasetLock.Read(file)!;
        File.WriteAllBytes(file, (kept with { ToolVersion = "0.0.1", FilesSha256 = new string('0', 64) }).ToJson());
        Assert.Empty(sandbox.Build().Diagnostics);
        File.WriteAllBytes(file, (kept with { FilesSha256 = new string('0', 64) }).ToJson());
        Assert.Equal(Codes.VersionPublished, Assert.Single(sandbox.Build().Diagnostics).Code);
    }

    [Fact]
    public void AChangedLockIsNoticedByABuildWithoutAnotherChange()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A");
        Assert.True(sandbox.BuildWithState().Succeeded);
        Assert.True(sandbox.BuildWithState().IsUpToDate);
        Lock(sandbox);
        Assert.False(sandbox.BuildWithState().IsUpToDate);
        Assert.True(sandbox.BuildWithState().IsUpToDate);
        sandbox.Write("dataset.lock.json", "<<<<<<< ours\n");
        Assert.Equal(Codes.LockUnreadable, Assert.Single(sandbox.BuildWithState().Diagnostics).Code);
    }

    [Fact]
    public void DocumentsThatAreDroppedAreNoRecords()
    {
        using var sandbox = Changed("nothing", "1.0.0", "on_invalid: drop\n").Write("seeds/bad.md", "---\ntitle: T\ndate: someday\n---\n\nBad.\n");
        Assert.DoesNotContain(sandbox.Build().Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Assert.DoesNotContain(sandbox.Validate().Diagnostics, diagnostic => diagnostic.Code.StartsWith("DK4", StringComparison.Ordinal));
    }

    [Fact]
    public void AFaultOfADocumentComesBeforeTheVersion()
    {
        using var sandbox = Changed("edit", "1.0.0").Write("seeds/bad.md", "---\ntitle: T\ndate: someday\n---\n\nBad.\n");
        Assert.All(sandbox.Validate().Diagnostics, diagnostic => Assert.Equal("seeds/bad.md", diagnostic.Path));
    }

    [Theory]
    [InlineData("{\"name\":\"sample\"}", Codes.LockUnreadable, "version")]
    [InlineData("[]", Codes.LockUnreadable, "list")]
    [InlineData("", Codes.LockUnreadable, "The lock is empty; ")]
    [InlineData("{\n<<<<<<< ours\n", Codes.LockUnreadable, "merge conflict")]
    public void ALockThatCannotBeReadIsReportedAtItsPlace(string text, string code, string words)
    {
        using var sandbox = Changed("nothing", "1.0.0").Write("dataset.lock.json", text);
        var diagnostic = Assert.Single(sandbox.Validate().Diagnostics);
        Assert.Equal((code, "dataset.lock.json", 1), (diagnostic.Code, diagnostic.Path, diagnostic.Line));
        Assert.Contains(words, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLockOfAnotherDatasetIsReported()
    {
        using var sandbox = Changed("nothing", "1.0.0");
        sandbox.Write("dataset.yaml", "name: other\nversion: 1.0.0\n");
        Assert.Equal(Codes.LockOfAnother, Assert.Single(sandbox.Validate().Diagnostics).Code);
    }

    [Fact]
    public void ALockIsWrittenOnceAndNeverGoesBack()
    {
        using var sandbox = Published(isLocked: false);
        Assert.True(Lock(sandbox).IsWritten);
        Assert.False(Lock(sandbox).IsWritten);
        Assert.Empty(Schemas.FormatSchemaTests.Validate("lock", File.ReadAllBytes(sandbox.PathOf("dataset.lock.json"))));

        var edited = sandbox.WriteSeed("seeds/a.md", "Edited.").Build(new ProjectOverrides { ReleaseDirectory = sandbox.PathOf("other"), Rules = "DK4010=off" });
        Assert.Equal(Codes.VersionPublished, Assert.Single(Lock(sandbox, edited.ReleaseDirectory).Diagnostics).Code);
        var lower = sandbox.Build(new ProjectOverrides { Version = "0.9.0", Rules = "DK4011=off" });
        Assert.Equal(Codes.VersionTooLow, Assert.Single(Lock(sandbox, lower.ReleaseDirectory).Diagnostics).Code);
        var candidate = sandbox.Build(new ProjectOverrides { Version = "2.0.0-rc.1" });
        Assert.Equal((false, "1.0.0"), (Lock(sandbox, candidate.ReleaseDirectory).IsWritten, DatasetLock.Read(sandbox.PathOf("dataset.lock.json"))!.Version));
        var higher = sandbox.Build(new ProjectOverrides { Version = "2.0.0" });
        Assert.Equal("2.0.0", Lock(sandbox, higher.ReleaseDirectory).Lock!.Version);
        File.AppendAllText(Path.Combine(higher.ReleaseDirectory!, "README.md"), "x");
        Assert.Equal(Codes.FileChanged, Assert.Single(Lock(sandbox, higher.ReleaseDirectory).Diagnostics).Code);
    }

    private static LockResult Lock(Sandbox sandbox, string? release = null) =>
        DatasetLock.Write(DatasetProject.Load(sandbox.ProjectFile).Project!, release ?? sandbox.ReleaseFolder);

    private static Sandbox Published(bool isLocked = true)
    {
        var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\n").Write("s.json", Schema("")).WriteSeed("seeds/a.md", "A text.").WriteSeed("seeds/b.md", "B text.");
        Assert.True(sandbox.Build().Succeeded);
        if (isLocked)
            Assert.True(Lock(sandbox).IsWritten);
        return sandbox;
    }

    private static Sandbox Changed(string change, string version, string settings = "")
    {
        var sandbox = Published();
        sandbox.Write("dataset.yaml", $"name: sample\nversion: {version}\nschema: s.json\n{settings}{(change == "describe" ? "title: New\n" : change == "compress" ? "release: {compression: gzip}\n" : change == "split" ? "splits: {whole: 1}\n" : "")}");
        return change switch
        {
            "edit" => sandbox.WriteSeed("seeds/a.md", "A text, edited."),
            "add" => sandbox.WriteSeed("seeds/c.md", "C text."),
            "extend" => sandbox.WriteSeed("seeds/a.md", "A text.", "note: x\n"),
            "narrow" => sandbox.Write("s.json", Schema("\"maxLength\":50")),
            "describe the schema" => sandbox.Write("s.json", Schema("\"description\":\"What it is called.\"")),
            "declare" => sandbox.Write("s.json", Schema("").Replace("\"source\":{}", "\"source\":{},\"note\":{\"type\":\"string\"}", StringComparison.Ordinal)),
            "remove" or "rename" => Moved(sandbox, change),
            _ => sandbox,
        };
    }

    private static Sandbox Moved(Sandbox sandbox, string change)
    {
        File.Delete(sandbox.PathOf("seeds/b.md"));
        return change == "rename" ? sandbox.WriteSeed("seeds/z.md", "B text.") : sandbox;
    }

    private static string Schema(string title) => $"{{\"required\":[\"title\"],\"{Open}\":true,\"properties\":{{\"title\":{{\"type\":\"string\"{(title.Length == 0 ? "" : $",{title}")}}},\"date\":{{}},\"source\":{{}}}}}}";
}
