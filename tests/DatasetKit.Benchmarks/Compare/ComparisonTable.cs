using static DatasetKit.Benchmarks.Compare.Medians;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>The results of one case as a Markdown table.</summary>
internal static class ComparisonTable
{
    public static void Write(TextWriter output, Case @case, IReadOnlyList<Contestant> contestants, IReadOnlyDictionary<Contestant, List<Measurement>> measured, IReadOnlyDictionary<Contestant, string> remarks)
    {
        output.WriteLine($"\n**{@case}**\n");
        output.WriteLine("| program | wall s | cpu µs a document | peak MB | wall ÷ floor | cpu ÷ floor | times as fast as the best peer | records |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        var floor = contestants.OfType<FloorContestant>().Select(measured.GetValueOrDefault).FirstOrDefault();
        var peers = contestants.OfType<PeerContestant>().Select(measured.GetValueOrDefault).OfType<List<Measurement>>().ToList();
        foreach (var contestant in contestants)
        {
            var remark = remarks.GetValueOrDefault(contestant, "");
            output.WriteLine(measured.TryGetValue(contestant, out var runs)
                ? $"| {contestant.Name} | {Number(Of(runs.Select(Wall)), "0.000")} | {Number(Of(runs.Select(Cpu)) * 1e6 / @case.Corpus.DocumentCount, "0.0")} | {Number(Of(runs.Select(Peak)) / 1e6, "0")} | {Ratio(runs, floor, Wall)} | {Ratio(runs, floor, Cpu)} | {(contestant is DatasetKitContestant ? AgainstPeers(runs, peers) : "")} | {remark} |"
                : $"| {contestant.Name} | | | | | | | {remark} |");
        }
    }

    private static string Ratio(List<Measurement> runs, List<Measurement>? floor, Func<Measurement, double> value) =>
        floor is null ? "" : Number(Medians.Ratio(runs, floor, value), "0.00");

    private static string AgainstPeers(List<Measurement> runs, List<List<Measurement>> peers) =>
        peers.Count == 0 ? "" : Number(Of(runs.Select((run, round) => peers.Min(peer => Wall(peer[round])) / Wall(run))), "0.0");
}
