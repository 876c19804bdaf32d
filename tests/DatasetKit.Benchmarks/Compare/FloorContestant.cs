using System.Globalization;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>The C program that only reads, hashes and writes, or only lists: what no other can be faster than.</summary>
internal sealed class FloorContestant : Contestant
{
    private readonly string _program;

    public FloorContestant(string work, string peers)
        : base("floor")
    {
        _program = Path.Combine(work, "floor");
        var compiler = Tool.Find("cc") ?? Tool.Find("gcc") ?? Tool.Find("clang");
        Missing = compiler is null
            ? "no C compiler was found"
            : Tool.Run(compiler, work, "-O2", "-o", _program, Path.Combine(peers, "floor.c"), "-pthread", "-ldl");
    }

    public override void Prepare(Case @case) => Empty(OutputOf(@case));

    public override IReadOnlyList<string> Command(Case @case) => @case.IsFresh
        ? [_program, "build", @case.Corpus.Seeds, Path.Combine(OutputOf(@case), "data"), @case.Threads.ToString(CultureInfo.InvariantCulture), @case.Compression]
        : [_program, "stat", @case.Corpus.Seeds];

    public override string? ContentSha256(Case @case) => null;
}
