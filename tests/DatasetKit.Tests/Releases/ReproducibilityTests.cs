using System.Globalization;
using CsCheck;
using DatasetKit.Tests.Metadata;

namespace DatasetKit.Tests.Releases;

public class ReproducibilityTests
{
    private static readonly string[] s_cultures = ["", "tr-TR", "ar-SA", "th-TH", "fa-IR", "de-DE"];

    /// <summary>Seeds with any text, and front matter whose keys come in any order.</summary>
    private static readonly Gen<(string Name, string Content)[]> s_corpus = Gen.Select(Gen.Int[0, 999_999], Trees.Text, Gen.Int[0, 3])
        .Select((number, text, kind) => ($"{(number % 3 == 0 ? "x/" : "")}{number}{(kind == 1 ? ".txt" : ".md")}", kind switch
        {
            0 => $"---\nsource: S\ndate: 1 июня 2023\ntitle: T\n---\n{text} {number}\n",
            1 => $"Title {number}\n\n1 HAZİRAN 2023\n\n{text} {number}\n",
            _ => $"+++\ntitle = 'T'\ndate = 2023-06-01\nsource = 'S'\n+++\n{text} {number}\n",
        })).Array[1, 12];

    [Fact]
    public void CultureFileOrderAndLineEndingsChangeNoByte() => Gen.Select(s_corpus, Gen.Int[0, 5], Gen.Bool).Sample(
        (corpus, culture, isCrLf) =>
        {
            var seeds = corpus.DistinctBy(seed => seed.Name.Split('.')[0]).ToList();
            var expected = Build(seeds, 0, isCrLf: false);
            seeds.Reverse();
            Assert.Equal(expected, Build(seeds, culture, isCrLf));
        },
        iter: 60);

    [Fact]
    public void ShardSizeChangesNoRecord() => Gen.Select(s_corpus, Gen.Int[1, 2000]).Sample(
        (corpus, bytes) =>
        {
            using var whole = Sandbox(corpus, "");
            using var cut = Sandbox(corpus, $"release: {{shard_bytes: {bytes}}}\n");
            Assert.Equal(whole.Build().Summary, cut.Build().Summary);
            Assert.Equal(whole.Records(), cut.Records());
        },
        iter: 30);

    [Fact]
    public void NoReleaseNamesTheMachine()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A");
        sandbox.Build();
        foreach (var (path, bytes) in Tests.Sandbox.Snapshot(sandbox.ReleaseFolder))
        {
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            Assert.False(text.Contains(sandbox.Folder, StringComparison.Ordinal) || text.Contains(Environment.MachineName, StringComparison.Ordinal), path);
        }
    }

    private static SortedDictionary<string, byte[]> Build(List<(string Name, string Content)> seeds, int culture, bool isCrLf)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(s_cultures[culture]);
            using var sandbox = Sandbox(isCrLf ? [.. seeds.Select(seed => (seed.Name, seed.Content.Replace("\n", "\r\n")))] : [.. seeds], "");
            Assert.True(sandbox.Build().Succeeded, string.Join('\n', sandbox.Validate().Diagnostics));
            return Tests.Sandbox.Snapshot(sandbox.ReleaseFolder);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Sandbox Sandbox((string Name, string Content)[] seeds, string settings)
    {
        var sandbox = new Sandbox().Write("dataset.yaml", Tests.Sandbox.MinimalProject + "rules: {DK3002: off}\n" + settings).Write("seeds/_defaults.yaml", "source: S\n");
        foreach (var (name, content) in seeds)
            sandbox.Write($"seeds/{name}", content);
        return sandbox;
    }
}
