using System.CommandLine;
using DatasetKit.Benchmarks.Corpora;

namespace DatasetKit.Benchmarks.Compare;

/// <summary><c>compare</c>: makes a corpus and runs the floor, the peers and DatasetKit on it as whole processes.</summary>
internal static class CompareCommand
{
    public static Command Create(string repository)
    {
        var documents = new Option<int[]>("--documents") { Description = "How many documents; several corpora for several numbers.", DefaultValueFactory = _ => [100_000], AllowMultipleArgumentsPerToken = true };
        var kinds = new Option<string[]>("--kind") { Description = "front-matter, headline, jsonl.", DefaultValueFactory = _ => ["front-matter"], AllowMultipleArgumentsPerToken = true };
        var scenarios = new Option<string[]>("--scenario") { Description = "cold, dropped (page cache dropped; root only), no-op, touched.", DefaultValueFactory = _ => ["cold", "no-op", "touched"], AllowMultipleArgumentsPerToken = true };
        var threads = new Option<int[]>("--threads") { Description = "How many threads or processes each program uses.", DefaultValueFactory = _ => [Environment.ProcessorCount], AllowMultipleArgumentsPerToken = true };
        var compressions = new Option<string[]>("--compression") { Description = "none, gzip, zstd.", DefaultValueFactory = _ => ["none"], AllowMultipleArgumentsPerToken = true };
        var rounds = new Option<int>("--rounds") { Description = "How often each program runs; medians are shown.", DefaultValueFactory = _ => 5 };
        var tools = PublishedTool.CreateOption();
        var only = new Option<string[]>("--only") { Description = "Names of the programs to run. Default: all.", DefaultValueFactory = _ => [], AllowMultipleArgumentsPerToken = true };
        var work = WorkFolder.CreateOption(repository);
        var command = new Command("compare", "Compare whole processes: the floor in C, pipelines of Python and Node, and DatasetKit.");
        foreach (var option in (Option[])[documents, kinds, scenarios, threads, compressions, rounds, tools, only, work])
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var folder = WorkFolder.Create(parsed.GetValue(work)!);
            List<Contestant> contestants = [.. Contestants(folder, repository, parsed.GetValue(tools)!)];
            if (parsed.GetValue(only) is { Length: > 0 } names)
                contestants.RemoveAll(contestant => !names.Contains(contestant.Name));
            var comparison = new Comparison(contestants, parsed.GetValue(rounds), Console.Out);
            Console.WriteLine($"{Machine.Description}; medians of {parsed.GetValue(rounds)} rounds.");
            foreach (var @case in
                from kind in parsed.GetValue(kinds)!.Select(ParseKind)
                from count in parsed.GetValue(documents)!
                let corpus = CorpusFolder.Open(folder, kind, count)
                from compression in parsed.GetValue(compressions)!
                from threadCount in parsed.GetValue(threads)!
                from scenario in parsed.GetValue(scenarios)!.Select(ParseScenario)
                where scenario != Scenario.Touched || kind != CorpusKind.Jsonl
                select new Case(corpus, scenario, threadCount, compression))
            {
                comparison.Run(@case);
            }

            return comparison.IsRight ? 0 : 1;
        });
        return command;
    }

    private static IEnumerable<Contestant> Contestants(string work, string repository, string[] tools)
    {
        var peers = Path.Combine(AppContext.BaseDirectory, "Peers");
        yield return new FloorContestant(work, peers);
        yield return PeerContestant.Python(peers);
        yield return PeerContestant.Node(work, peers);
        foreach (var (name, program) in PublishedTool.All(work, repository, tools))
            yield return new DatasetKitContestant(name, program);
    }

    private static CorpusKind ParseKind(string name) => name switch
    {
        "front-matter" => CorpusKind.FrontMatter,
        "headline" => CorpusKind.Headline,
        "jsonl" => CorpusKind.Jsonl,
        _ => throw new ArgumentException($"There is no kind '{name}'; there are front-matter, headline and jsonl."),
    };

    private static Scenario ParseScenario(string name) => name switch
    {
        "cold" => Scenario.Cold,
        "dropped" => Scenario.Dropped,
        "no-op" => Scenario.NoOp,
        "touched" => Scenario.Touched,
        _ => throw new ArgumentException($"There is no scenario '{name}'; there are cold, dropped, no-op and touched."),
    };
}
