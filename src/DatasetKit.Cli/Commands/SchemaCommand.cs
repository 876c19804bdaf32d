using System.CommandLine;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit schema</c>: what can be done with a schema by itself.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("schema", "Work on a JSON Schema by itself.");
        command.Subcommands.Add(SchemaCheckCommand.Create(terminal));
        return command;
    }
}
