using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DatasetKit.Benchmarks.Stages;

/// <summary><c>stages</c>: BenchmarkDotNet on the parts of a build.</summary>
internal static class StagesCommand
{
    public static Command Create(string repository)
    {
        var arguments = new Argument<string[]>("ARGUMENTS") { Description = "Arguments of BenchmarkDotNet, such as --filter '*Schema*'. Default: all stages.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("stages", "Measure the stages of a build: reading, parsing, schema, writing, compressing.") { TreatUnmatchedTokensAsErrors = false };
        command.Arguments.Add(arguments);
        command.SetAction(parsed =>
        {
            string[] given = [.. parsed.GetValue(arguments) ?? [], .. parsed.UnmatchedTokens];

            // In this process: a project of its own would have to be restored and built for each run.
            var config = DefaultConfig.Instance
                .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                .WithArtifactsPath(Path.Combine(repository, "artifacts", "benchmarks", "stages"));
            BenchmarkSwitcher.FromAssembly(typeof(StagesCommand).Assembly).Run(given.Length == 0 ? ["--filter", "*"] : given, config);
        });
        return command;
    }
}
