using System.CommandLine;
using DatasetKit.Reporting;
using DatasetKit.Rules;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit explain</c>.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var code = new Argument<string?>("CODE") { Description = "A code such as DK2001, or a name such as missing-key. Default: list all.", Arity = ArgumentArity.ZeroOrOne };
        var format = ProjectArguments.CreateFormat();
        var command = new Command("explain", "Tell what a diagnostic means, why it matters and how to fix it.");
        command.Arguments.Add(code);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(code);
            var isJson = parsed.GetValue(format) == OutputFormat.Json;
            if (wanted is null)
            {
                terminal.Output.Write(isJson ? JsonReport.FormatRules(RuleCatalog.All) + "\n" : RuleReport.List(RuleCatalog.All));
                return ExitCode.Clean;
            }

            if (RuleCatalog.Find(wanted) is not { } rule)
            {
                var reason = $"There is no rule '{wanted}'{RuleCatalog.Hint(wanted)}";
                if (isJson)
                    return Failure.Report(terminal, OutputFormat.Json, "DK0001", reason, Failure.Tool);
                terminal.Error.WriteLine(reason);
                return ExitCode.CannotRun;
            }

            terminal.Output.Write(isJson ? JsonReport.FormatRules([rule]) + "\n" : RuleReport.Explain(rule));
            return ExitCode.Clean;
        });
        return command;
    }
}
