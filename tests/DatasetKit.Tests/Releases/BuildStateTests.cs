using DatasetKit.Diagnostics;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

public class BuildStateTests
{
    [Fact]
    public void ABuildWithoutAChangeDoesNothingAndSaysItsWarningsAgain()
    {
        using var sandbox = Built();
        sandbox.Write("seeds/gone.md.yaml", "a: 1\n");
        var first = sandbox.BuildWithState();
        var second = sandbox.BuildWithState();
        Assert.False(first.IsUpToDate);
        Assert.True(second.IsUpToDate);
        Assert.Equal(Codes.OrphanSidecar, Assert.Single(second.Diagnostics).Code);
        Assert.Equal((first.Summary, first.ReleaseDirectory), (second.Summary, second.ReleaseDirectory));
        Assert.Equal(first.Diagnostics, second.Diagnostics);
        Assert.Equal(first.Files.Order(), second.Files.Order());
    }

    [Theory]
    [InlineData("seeds/a.md.yml")]
    [InlineData("seeds/_defaults.yml")]
    public void AFileThatComesOrGoesIsReportedThoughItIsNotRead(string path)
    {
        using var sandbox = Built();
        sandbox.Write(path, "a: 1\n");
        var diagnostic = Assert.Single(sandbox.BuildWithState().Diagnostics);
        Assert.Equal((Codes.OrphanSidecar, path), (diagnostic.Code, diagnostic.Path));
        Assert.True(sandbox.BuildWithState().IsUpToDate);
        File.Delete(sandbox.PathOf(path));
        Assert.Empty(sandbox.BuildWithState().Diagnostics);
    }

    [Fact]
    public void AChangeOfTheSameSizeInTheSameTickIsNoticed()
    {
        using var sandbox = Built();
        var file = sandbox.PathOf("seeds/a.md");
        var time = File.GetLastWriteTimeUtc(file);
        sandbox.WriteSeed("seeds/a.md", "B");
        File.SetLastWriteTimeUtc(file, time);
        Assert.False(sandbox.BuildWithState().IsUpToDate);
        Assert.Contains("\"text\":\"B\"", Assert.Single(sandbox.Records()), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatWasOnlyTouchedIsNoChange()
    {
        using var sandbox = Built();
        File.SetLastWriteTimeUtc(sandbox.PathOf("seeds/a.md"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.True(sandbox.BuildWithState().IsUpToDate);
    }

    public static TheoryData<string> Changes => ["seed added", "seed removed", "seed renamed", "defaults", "sidecar", "project", "schema", "output deleted", "output changed", "extra output", "state truncated", "state of garbage"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void EveryChangeIsNoticed(string change)
    {
        using var sandbox = Built();
        sandbox.WriteSeed("seeds/b.md", "B").Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\n").Write("s.json", "{}");
        sandbox.BuildWithState();
        Assert.True(sandbox.BuildWithState().IsUpToDate);
        var release = Path.Combine(sandbox.ReleaseFolder, "data/train-00000-of-00001.jsonl");
        switch (change)
        {
            case "seed added": sandbox.WriteSeed("seeds/c.md", "C"); break;
            case "seed removed": File.Delete(sandbox.PathOf("seeds/b.md")); break;
            case "seed renamed": File.Move(sandbox.PathOf("seeds/b.md"), sandbox.PathOf("seeds/c.md")); break;
            case "defaults": sandbox.Write("seeds/_defaults.yaml", "k: 1\n"); break;
            case "sidecar": sandbox.Write("seeds/a.md.yaml", "k: 1\n"); break;
            case "project": sandbox.Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\ntitle: New\n"); break;
            case "schema": sandbox.Write("s.json", "{\"properties\":{\"k\":{}}}"); break;
            case "output deleted": File.Delete(release); break;
            case "output changed": File.AppendAllText(release, "\n"); break;
            case "extra output": sandbox.Write("artifacts/releases/sample/1.0.0/data/extra.jsonl", "{}"); break;
            case "state truncated": Cut(sandbox.PathOf(".datasetkit/build.state")); break;
            default: File.WriteAllBytes(sandbox.PathOf(".datasetkit/build.state"), [1, 2, 3]); break;
        }

        Assert.False(sandbox.BuildWithState().IsUpToDate);
        var incremental = Sandbox.Snapshot(sandbox.ReleaseFolder);
        Directory.Delete(sandbox.PathOf("artifacts"), recursive: true);
        Directory.Delete(sandbox.StateFolder, recursive: true);
        sandbox.BuildWithState();
        Assert.Equal(Sandbox.Snapshot(sandbox.ReleaseFolder), incremental);
    }

    /// <summary>Wherever the state is damaged, the build costs time and nothing else.</summary>
    [Fact]
    public void ADamagedStateIsNotTrusted()
    {
        using var sandbox = Built();
        sandbox.WriteSeed("seeds/x/b.md", "B").WriteSeed("seeds/y/c.md", "C");
        sandbox.BuildWithState();
        foreach (var file in (string[])["build.state", "build.documents"])
        {
            var sound = File.ReadAllBytes(sandbox.PathOf($".datasetkit/{file}"));
            for (var at = 0; at < sound.Length; at += 1 + (sound.Length / 40))
            {
                var damaged = sound.ToArray();
                damaged[at] ^= 0x55;
                sandbox.Write($".datasetkit/{file}", damaged).WriteSeed("seeds/y/c.md", $"C {file} {at}");
                Assert.True(sandbox.BuildWithState().Succeeded, $"{file} at {at}");
                Assert.Contains($"\"text\":\"C {file} {at}\"", sandbox.Records()[^1], StringComparison.Ordinal);
                Assert.Equal(3, sandbox.Records().Count);
                sound = File.ReadAllBytes(sandbox.PathOf($".datasetkit/{file}"));
            }
        }
    }

    /// <summary>A build that was killed while it kept its state leaves nothing behind for long.</summary>
    [Fact]
    public void WhatAKilledBuildLeftIsUsedUpByTheNext()
    {
        using var sandbox = Built();
        sandbox.WriteSeed("seeds/a.md", "New").Write(".datasetkit/build.state.new", "cut").Write(".datasetkit/build.documents.new", new string('x', 100_000));
        Assert.True(sandbox.BuildWithState().Succeeded);
        Assert.Equal([".lock", "build.documents", "build.state", "build.time"], new DirectoryInfo(sandbox.StateFolder).EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.True(sandbox.BuildWithState().IsUpToDate);
    }

    /// <summary>Two builds into two folders may share their state's: one keeps what it did, and the other's release is as right.</summary>
    [Fact]
    public void ABuildDoesNotKeepItsStateWhereAnotherKeepsItsOwn()
    {
        using var sandbox = Built();
        var kept = File.ReadAllBytes(sandbox.PathOf(".datasetkit/build.state"));
        sandbox.WriteSeed("seeds/a.md", "New");
        using (FolderLock.TryAcquire(sandbox.StateFolder))
            Assert.True(sandbox.BuildWithState().Succeeded);
        Assert.Contains("\"text\":\"New\"", Assert.Single(sandbox.Records()), StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllBytes(sandbox.PathOf(".datasetkit/build.state")));
        Assert.False(sandbox.BuildWithState().IsUpToDate);
        Assert.True(sandbox.BuildWithState().IsUpToDate);
    }

    /// <summary>What happens to seeds while a build waits for another is part of it.</summary>
    [Fact]
    public void ABuildThatHadToWaitLooksAtItsSeedsAgain()
    {
        using var sandbox = Built();
        sandbox.WriteSeed("seeds/b.md", "B").WriteSeed("seeds/k/g.md", "G");
        sandbox.BuildWithState();
        sandbox.WriteSeed("seeds/a.md", "New");
        var other = FolderLock.Acquire(Path.GetDirectoryName(sandbox.ReleaseFolder)!, null, CancellationToken.None);
        var result = sandbox.Build(null, new BuildOptions
        {
            StateDirectory = sandbox.StateFolder,
            Waiting = () =>
            {
                File.Delete(sandbox.PathOf("seeds/b.md"));
                sandbox.WriteSeed("seeds/k/g.md", "Newer").WriteSeed("seeds/k/h.md", "H");
                Directory.Move(sandbox.PathOf("seeds/k"), sandbox.PathOf("seeds/m"));
                other.Dispose();
            },
        });
        Assert.True(result.Succeeded);
        Assert.Equal(["New", "Newer", "H"], sandbox.Records().Select(record => System.Text.Json.JsonDocument.Parse(record).RootElement.GetProperty("text").GetString()));
    }

    /// <summary>Names that are not UTF-8 may read alike: seeds then have one id, and other files are told of once.</summary>
    [SkippableTheory]
    [InlineData("md", false)]
    [InlineData("markdown", true)]
    public void NamesThatReadAlikeAreNoCrash(string extension, bool isReleased)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The test makes files with names of any bytes.");
        using var sandbox = Built();
        sandbox.WriteSeed("seeds/c.md", "C").Write("seeds/c.md.yaml", "k: 1\n");
        Shell("""for b in 376 377; do cp "$1/c.md" "$1/$(printf "bad\\$b.$2")"; done""");
        var cold = sandbox.BuildWithState();
        sandbox.WriteSeed("seeds/a.md", "New");
        var incremental = sandbox.BuildWithState();
        var again = sandbox.BuildWithState();
        Shell("""rm "$1"/bad*""");
        Assert.NotEmpty(cold.Diagnostics);
        if (!isReleased)
            Assert.All(cold.Diagnostics, diagnostic => Assert.Equal((Codes.InvalidEncoding, "The file's name is not UTF-8; rename it."), (diagnostic.Code, diagnostic.Message)));
        Assert.Equal(cold.Diagnostics, incremental.Diagnostics);
        Assert.Equal((isReleased, isReleased, isReleased), (cold.Succeeded, incremental.Succeeded, again.IsUpToDate));

        void Shell(string command)
        {
            using var process = System.Diagnostics.Process.Start("sh", ["-c", command, "sh", sandbox.PathOf("seeds"), extension]);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
    }

    private static void Cut(string file) => File.WriteAllBytes(file, File.ReadAllBytes(file)[..^5]);

    private static Sandbox Built()
    {
        var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A");
        Assert.True(sandbox.BuildWithState().Succeeded);
        return sandbox;
    }
}
