using System.CommandLine;
using DatasetKit.Inference;
using DatasetKit.Releases;
using DatasetKit.Reporting;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit schema infer</c>.</summary>
internal static class SchemaInferCommand
{
    public static Command Create(Terminal terminal)
    {
        var arguments = new ProjectArguments();
        var output = new OutputFile("The file to write the schema to. Default: standard output.");
        var command = new Command("infer", "Propose a metadata schema from the corpus's own metadata.");
        arguments.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(arguments.Format), () =>
        {
            var format = parsed.GetValue(arguments.Format);
            if (arguments.Find(parsed, terminal) is not { } project)
                return ExitCode.CannotRun;
            if (output.Refuses(parsed, terminal) is { } refusal)
                return Failure.Report(terminal, format, "DK0001", refusal, output.NameOf(parsed)!);
            var result = terminal.Run<BuildProgress, InferenceResult>(BuildReport.Describe, progress => SchemaInference.Infer(project, null, progress, terminal.CancellationToken));
            return Print(terminal, format, result, schema => output.Write(parsed, terminal, schema));
        }));
        return command;
    }

    private static int Print(Terminal terminal, OutputFormat format, InferenceResult result, Func<string, bool> write)
    {
        var isWritten = result.Schema is { } schema && write(schema);
        if (format == OutputFormat.Json)
        {
            terminal.Output.WriteLine(JsonReport.FormatInference(result.Schema, result.Diagnostics, result.SeedCount, result.DocumentCount, result.UnreadableCount));
        }
        else
        {
            terminal.Write(result.Diagnostics);
            if (!isWritten)
                terminal.Output.Write(result.Schema);
            Summarise(terminal.Error, result);
        }

        return BuildReport.ExitCodeOf(result.Diagnostics);
    }

    private static void Summarise(TextWriter error, InferenceResult result)
    {
        var path = result.Keys.Select(key => key.Path.Length).DefaultIfEmpty().Max();
        var counts = result.Keys.Select(key => $"{key.Count} of {key.Total}").ToList();
        var width = counts.Select(count => count.Length).DefaultIfEmpty().Max();
        foreach (var (key, count) in result.Keys.Zip(counts))
            error.WriteLine($"{key.Path.PadRight(path)}  {count.PadLeft(width)}  {key.Description}");
        error.WriteLine($"{TextReport.Count(result.SeedCount, "seed")}, {TextReport.Count(result.DocumentCount, "document")}: {TextReport.Count(result.UnreadableCount, "document")} could not be read.");
    }
}
