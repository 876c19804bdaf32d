using System.CommandLine;
using DatasetKit.Benchmarks.Compare;
using static DatasetKit.Benchmarks.Compare.Medians;

namespace DatasetKit.Benchmarks.Instances;

/// <summary><c>instances</c>: <c>schema check</c> beside ajv under Node, as whole processes on the same files.</summary>
internal static class InstancesCommand
{
    public static Command Create(string repository)
    {
        var counts = new Option<int[]>("--instances") { Description = "How many instances; several files for several numbers.", DefaultValueFactory = _ => [1, 100_000], AllowMultipleArgumentsPerToken = true };
        var rounds = new Option<int>("--rounds") { Description = "How often each program runs; medians are shown.", DefaultValueFactory = _ => 5 };
        var tools = PublishedTool.CreateOption();
        var work = WorkFolder.CreateOption(repository);
        var command = new Command("instances", "Compare 'schema check' with ajv on a JSON Lines file: the default schema, and one with twenty keys.") { counts, rounds, tools, work };
        command.SetAction(parsed =>
        {
            var folder = WorkFolder.Create(parsed.GetValue(work)!);
            List<Checker> checkers = [Checker.Node(NodeScripts.Install(folder, Path.Combine(AppContext.BaseDirectory, "Peers")))];
            checkers.AddRange(PublishedTool.All(folder, repository, parsed.GetValue(tools)!).Select(tool => Checker.DatasetKit(tool.Name, tool.Program)));
            Console.WriteLine($"{Machine.Description}; medians of {parsed.GetValue(rounds)} rounds.");
            var areAgreed = true;
            foreach (var file in from schema in (string[])["default", "rich"] from count in parsed.GetValue(counts)! select InstanceFile.Write(folder, schema, count))
                areAgreed &= Compare(checkers, file, parsed.GetValue(rounds), Console.Out);
            return areAgreed ? 0 : 1;
        });
        return command;
    }

    private static bool Compare(List<Checker> checkers, InstanceFile file, int rounds, TextWriter output)
    {
        output.WriteLine($"\n**{file.Name}**\n");
        output.WriteLine("| program | wall s | cpu s | peak MB | wall of ajv ÷ wall | cpu of ajv ÷ cpu | verdicts |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | --- |");
        var measured = checkers.Where(checker => checker.Missing is null).ToDictionary(checker => checker, _ => new List<Measurement>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (checker, runs) in measured)
                runs.Add(checker.Run(file, LogOf(checker)));
        }

        var ajv = measured.GetValueOrDefault(checkers[0]);
        var verdicts = measured.Keys.ToDictionary(checker => checker, checker => Checker.Verdicts(file, LogOf(checker)));
        var common = verdicts.Values.FirstOrDefault();
        foreach (var checker in checkers)
        {
            output.WriteLine(measured.TryGetValue(checker, out var runs)
                ? $"| {checker.Name} | {Number(Of(runs.Select(Wall)), "0.000")} | {Number(Of(runs.Select(Cpu)), "0.000")} | {Number(Of(runs.Select(Peak)) / 1e6, "0")} | {Times(Wall)} | {Times(Cpu)} | {(verdicts[checker] == common ? "same" : "DIFFERENT")} |"
                : $"| {checker.Name} | | | | | | {checker.Missing} |");

            string Times(Func<Measurement, double> value) => ajv is null ? "" : Number(Ratio(ajv, runs!, value), "0.0");
        }

        return verdicts.Count == checkers.Count && verdicts.Values.All(digest => digest == common);

        string LogOf(Checker checker) => $"{file.Lines}.{checker.Name}.log";
    }
}
