namespace DatasetKit.Benchmarks.Compare;

/// <summary>Runs all programs on one case after the other, in turn in each round, and compares what they wrote with the oracle.</summary>
internal sealed class Comparison(IReadOnlyList<Contestant> contestants, int rounds, TextWriter output)
{
    private const string CacheSwitch = "/proc/sys/vm/drop_caches";

    /// <summary>Whether every program ended well and wrote what the oracle says.</summary>
    public bool IsRight { get; private set; } = true;

    public void Run(Case @case)
    {
        var remarks = new Dictionary<Contestant, string>();
        var measured = new Dictionary<Contestant, List<Measurement>>();
        foreach (var contestant in contestants)
        {
            if ((contestant.Missing ?? contestant.Excuse(@case)) is { } reason)
                remarks[contestant] = reason.ReplaceLineEndings(" ");
            else
                measured[contestant] = [];
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var contestant in contestants.Where(measured.ContainsKey))
                RunOne(contestant, @case, measured, remarks);
        }

        ComparisonTable.Write(output, @case, contestants, measured, remarks);
    }

    private void RunOne(Contestant contestant, Case @case, Dictionary<Contestant, List<Measurement>> measured, Dictionary<Contestant, string> remarks)
    {
        contestant.Prepare(@case);
        if (@case.Scenario == Scenario.Dropped)
            DropCache();
        var log = Path.Combine(@case.Corpus.Folder, $"{contestant.Name}.log");
        var run = MeasuredProcess.Run(contestant.Command(@case), @case.Corpus.Folder, log);
        measured[contestant].Add(run);
        var remark = run.ExitCode != 0
            ? $"FAILED with {run.ExitCode}: see {log}"
            : contestant.ContentSha256(@case) is not { } digest ? "" : digest == @case.Corpus.ContentSha256() ? "right" : "WRONG";
        if (remark is not ("" or "right"))
            IsRight = false;

        // One bad round is enough to know it.
        if (remarks.GetValueOrDefault(contestant, "") is "" or "right")
            remarks[contestant] = remark;
    }

    private static void DropCache()
    {
        Tool.Run("/bin/sync", "/");
        File.WriteAllText(CacheSwitch, "3");
    }
}
