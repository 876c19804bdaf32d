using System.CommandLine;
using System.CommandLine.Parsing;
using DatasetKit.Projects;
using DatasetKit.Validation;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit schema check</c>.</summary>
internal static class SchemaCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var schema = new Argument<string>("SCHEMA") { Description = "The schema: JSON or YAML." };
        var instances = new Argument<string[]>("INSTANCE") { Description = "Files to check against it: JSON, YAML, or .jsonl, line by line.", Arity = ArgumentArity.ZeroOrMore };
        var maps = new Option<string[]>("--map") { Description = "Register a folder under a URI, for $ref; may be given several times. Nothing is fetched.", HelpName = "URI=DIR" };
        var noFormat = new Option<bool>("--no-assert-format") { Description = "Let 'format' describe only, as the specification's default has it." };
        var format = ProjectArguments.CreateFormat();
        instances.Validators.Add(CheckInstances);
        maps.Validators.Add(result => CheckMaps(result, terminal.CurrentDirectory));
        var command = new Command("check", "Check a schema itself, and then each instance against it.") { schema, instances, maps, noFormat, format };
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(format), () =>
        {
            var file = Path.GetFullPath(parsed.GetValue(schema)!, terminal.CurrentDirectory);
            var folder = Path.GetDirectoryName(file)!;
            var checker = SchemaChecker.Load(file, Shown(parsed.GetValue(schema)!), new SchemaCheckOptions
            {
                Directory = Path.GetDirectoryName(ProjectFinder.Find(null, folder)) ?? folder,
                Maps = [.. (parsed.GetValue(maps) ?? []).Select(map => Map(map, terminal.CurrentDirectory))],
                AssertsFormat = !parsed.GetValue(noFormat),
            }, terminal.CancellationToken);
            var report = new SchemaCheckReport(terminal, parsed.GetValue(format));
            report.AddSchema(checker.Schema);
            if (checker.Schema.IsValid)
            {
                foreach (var instance in parsed.GetValue(instances) ?? [])
                {
                    foreach (var result in checker.Check(Path.GetFullPath(instance, terminal.CurrentDirectory), Shown(instance)))
                        report.Add(result);
                }
            }

            return report.Complete();
        }));
        return command;
    }

    // The parser takes a misspelt option for one more instance.
    private static void CheckInstances(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            result.AddError($"There is no option '{token.Value}'. Write a file of that name as './{token.Value}'.");
    }

    private static void CheckMaps(OptionResult result, string currentDirectory)
    {
        foreach (var token in result.Tokens)
        {
            var at = token.Value.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == token.Value.Length - 1 || !Uri.TryCreate(token.Value[..at], UriKind.Absolute, out _))
                result.AddError($"'{token.Value}' is not of the form URI=DIR, such as http://localhost:1234/=remotes.");
            else if (!Directory.Exists(Path.GetFullPath(token.Value[(at + 1)..], currentDirectory)))
                result.AddError($"There is no folder '{token.Value[(at + 1)..]}', which --map names.");
        }
    }

    private static SchemaMap Map(string map, string currentDirectory)
    {
        var at = map.IndexOf('=', StringComparison.Ordinal);
        var directory = Path.GetFullPath(map[(at + 1)..], currentDirectory);
        return new SchemaMap(new Uri(map[..at]), Path.TrimEndingDirectorySeparator(directory), Shown(map[(at + 1)..]));
    }

    private static string Shown(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
