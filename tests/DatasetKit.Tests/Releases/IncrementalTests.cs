using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Seeds;

namespace DatasetKit.Tests.Releases;

/// <summary>
/// Edits a corpus at random and builds it after each edit with the state of the build before, and once more without: the two give the same
/// bytes, diagnostics and counts, always. The random numbers begin at the same place in every run; <c>DATASETKIT_FUZZ_ROUNDS</c> makes it longer.
/// </summary>
public class IncrementalTests
{
    private static readonly string[] s_folders = ["", "a/", "a/b/", "a-b/", "c/", "c/deep/er/"];

    private static readonly string[] s_settings =
    [
        "",
        "on_invalid: drop\n",
        "on_invalid: drop\nsplits: {train: 60, test: 30, more: 10}\nrelease: {shard_bytes: 2000}\n",
        "on_invalid: drop\nrelease: {shard_bytes: 1500, compression: zstd}\n",
        "on_invalid: drop\nrules: {DK3002: warning}\nsplits: {train: 1, test: 1}\nrelease: {shard_bytes: 1000, compression: gzip, layout: bagit}\n",
        "on_invalid: drop\nrelease: {shape: flat}\nrules: {DK3002: off}\n",
    ];

    public static TheoryData<int> Settings => new(Enumerable.Range(0, s_settings.Length));

    [Theory]
    [MemberData(nameof(Settings))]
    public void AnIncrementalBuildIsAColdBuild(int settings)
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("DATASETKIT_FUZZ_ROUNDS"), out var asked) ? asked : 60;
        var random = new Random(20261124 + settings);
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + s_settings[settings]);
        for (var i = 0; i < 12; i++)
            Edit(random, sandbox, settings);
        var log = new List<string>();
        for (var round = 0; round < rounds; round++)
        {
            for (var edits = random.Next(1, 4); edits > 0; edits--)
                log.Add(Edit(random, sandbox, settings));
            Compare(sandbox, random.Next(1, 4), log);
            log.Add("build");
        }
    }

    [Fact]
    public void OnlyWhatHasChangedIsReadAgain()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/x/a.md", "A").WriteSeed("seeds/x/b.md", "B").WriteSeed("seeds/y/c.md", "C");
        Assert.True(sandbox.BuildWithState().Succeeded);
        sandbox.WriteSeed("seeds/x/b.md", "Other");
        var project = DatasetProject.Load(sandbox.ProjectFile).Project!;
        using var state = BuildState.Open(project, new BuildOptions { StateDirectory = sandbox.StateFolder }, CancellationToken.None);
        var items = state.Last!.Cut(Corpus.Open(project.CorpusOptions)).SelectMany(item => item.Parts?.Invoke() ?? [item]).ToList();
        Assert.Single(items, item => item.Partition is not null);
        Assert.Equal(2, items.Sum(item => item.Carried?.Count ?? 0));
    }

    private static void Compare(Sandbox sandbox, int threads, List<string> log)
    {
        var kept = sandbox.Build(null, new BuildOptions { StateDirectory = sandbox.StateFolder, Threads = threads });
        var cold = sandbox.Build(new ProjectOverrides { ReleaseDirectory = sandbox.PathOf("cold") });
        var told = string.Join(", ", log);
        Assert.True(cold.Diagnostics.SequenceEqual(kept.Diagnostics), $"{told}\ncold:\n{string.Join('\n', cold.Diagnostics)}\nkept:\n{string.Join('\n', kept.Diagnostics)}");
        Assert.True(cold.Summary == kept.Summary, told);
        if (!cold.Succeeded)
            return;
        Assert.Equal(Relative(cold), Relative(kept));
        foreach (var (left, right) in cold.Files.Zip(kept.Files))
            Assert.True(File.ReadAllBytes(left).AsSpan().SequenceEqual(File.ReadAllBytes(right)), $"{told}: {left}");
        Assert.Empty(ReleaseVerifier.Verify(kept.ReleaseDirectory!).Diagnostics);
        Assert.True(sandbox.BuildWithState().IsUpToDate, told);
    }

    private static IEnumerable<string> Relative(BuildResult result) => result.Files.Select(file => Path.GetRelativePath(result.ReleaseDirectory!, file));

    private static string Edit(Random random, Sandbox sandbox, int settings)
    {
        var name = $"seeds/{s_folders[random.Next(s_folders.Length)]}{(char)('k' + random.Next(12))}";
        var file = sandbox.PathOf(name + ".md");
        switch (random.Next(14))
        {
            case 0 or 1 or 2 or 3:
                sandbox.WriteSeed(name + ".md", $"Text {random.Next(40)} {new string('x', random.Next(400))}", random.Next(5) == 0 ? $"id: i{random.Next(30)}\n" : "");
                return $"write {name}";
            case 4 when File.Exists(file):
                File.Delete(file);
                return $"delete {name}";
            case 5 when File.Exists(file):
                var to = sandbox.PathOf($"seeds/{s_folders[random.Next(s_folders.Length)]}moved-{random.Next(5)}.md");
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Move(file, to, overwrite: true);
                return $"move {name}";
            case 6 when File.Exists(file):
                File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1 + random.Next(20), 0, 0, 0, DateTimeKind.Utc));
                return $"touch {name}";
            case 7:
                sandbox.Write($"{name}.md", $"---\ntitle: T\ndate: {(random.Next(2) == 0 ? "soon" : "01/02/2023")}\nsource: S\n---\nText {random.Next(40)}\n");
                return $"break {name}";
            case 8:
                sandbox.Write($"{name}.md.yaml", $"note: {random.Next(3)}\n{(random.Next(4) == 0 ? $"id: s{random.Next(9)}\n" : "")}");
                return $"sidecar {name}";
            case 9:
                var defaults = sandbox.PathOf($"{Path.GetDirectoryName(name)}/_defaults.yaml");
                if (File.Exists(defaults) && random.Next(2) == 0)
                    File.Delete(defaults);
                else
                    sandbox.Write($"{Path.GetDirectoryName(name)}/_defaults.yaml", random.Next(6) == 0 ? "a: [\n" : $"level: {random.Next(3)}\n");
                return $"defaults of {name}";
            case 10:
                sandbox.Write($"{name}.jsonl", string.Concat(Enumerable.Range(0, random.Next(25)).Select(line => random.Next(12) == 0 ? "{\n" : $$"""{"title":"T","date":"2023-06-0{{1 + random.Next(9)}}","source":"S","text":"Line {{random.Next(60)}} {{line}}"}""" + "\n")));
                return $"lines {name}";
            case 11:
                sandbox.Write("dataset.yaml", $"{Sandbox.MinimalProject.Replace("1.0.0", $"1.0.{random.Next(2)}", StringComparison.Ordinal)}title: Title {random.Next(3)}\n{s_settings[settings]}");
                return "project";
            case 12 when File.Exists($"{file}.yaml"):
                File.Delete(sandbox.PathOf($"{name}.md.yaml"));
                return $"no sidecar {name}";
            case 13 when Directory.Exists(sandbox.ReleaseFolder) && random.Next(3) == 0:
                File.AppendAllText(Directory.GetFiles(sandbox.ReleaseFolder)[0], " ");
                return "tamper";
            default:
                return "nothing";
        }
    }
}
