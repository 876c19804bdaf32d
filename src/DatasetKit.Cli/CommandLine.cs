using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using DatasetKit.Cli.Commands;

namespace DatasetKit.Cli;

/// <summary>The <c>datasetkit</c> command.</summary>
internal sealed class CommandLine(Func<TextWriter> openOutput, TextWriter error, TimeProvider clock)
{
    public int Run(string[] args, CancellationToken cancellationToken)
    {
        try
        {
            return Invoke(args, openOutput(), cancellationToken);
        }
        catch (Exception fault) when (CannotBeWritten(fault))
        {
            // Whatever else fails is said where it fails; what cannot be written to standard output must be said elsewhere.
            Tell($"{Failure.Tool}: error DK0001: {Failure.MessageOf(fault)}");
            return ExitCode.CannotRun;
        }
    }

    private void Tell(string message)
    {
        try
        {
            error.WriteLine(message);
        }
        catch (Exception fault) when (CannotBeWritten(fault))
        {
            // Where both outputs are full, the exit code is all that is left.
            _ = fault;
        }
    }

    // A full disk, or an output that is closed or was opened to be read.
    private static bool CannotBeWritten(Exception fault) => fault is IOException or UnauthorizedAccessException;

    private int Invoke(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        if (Array.IndexOf(args, "") is >= 0 and var empty)
        {
            error.WriteLine($"Argument {empty + 1} is empty; the variable that it stands for may not be set.");
            return ExitCode.CannotRun;
        }

        var terminal = new Terminal(output, error, CurrentDirectory(), clock, cancellationToken);
        var root = new RootCommand("Builds text corpora: validates every seed file against a metadata schema and packages them into versioned, reproducible JSONL releases.");
        Add(root, InitCommand.Create(terminal), "datasetkit init my-corpus");
        Add(root, ValidateCommand.Create(terminal), "datasetkit validate", "datasetkit validate --project corpora/letters --format json");
        Add(root, BuildCommand.Create(terminal), "datasetkit build", "datasetkit build --version 1.1.0-rc.1 --output /tmp/releases");
        Add(root, VerifyCommand.Create(terminal), "datasetkit verify artifacts/releases/my-corpus/1.0.0");
        Add(root, DiffCommand.Create(terminal), "datasetkit diff releases/my-corpus/1.0.0 releases/my-corpus/1.1.0 --text", "datasetkit diff my-corpus@1.0.0 my-corpus --from https://data.example.org/feed --format markdown");
        var version = Add(root, VersionCommand.Create(terminal), "datasetkit version");
        Add(version, VersionCommand.CreateBump(terminal), "datasetkit version bump", "datasetkit version bump --against releases");
        Add(version, VersionCommand.CreateLock(terminal), "datasetkit version lock", "datasetkit version lock artifacts/releases/my-corpus/1.0.0");
        Add(root, PublishCommand.Create(terminal), "datasetkit publish --to /srv/feed", "datasetkit publish --to /srv/feed --sign key.pem --passphrase-variable KEY_PASSPHRASE");
        Add(root, YankCommand.Create(terminal), "datasetkit yank my-corpus@1.0.0 --feed /srv/feed --reason 'Two poems are not free.'", "datasetkit yank my-corpus@1.0.0 --feed /srv/feed --undo");
        Add(root, ListCommand.Create(terminal), "datasetkit list --from /srv/feed", "datasetkit list my-corpus --from https://data.example.org/feed");
        Add(root, PullCommand.Create(terminal), "datasetkit pull my-corpus --from https://data.example.org/feed", "datasetkit pull 'my-corpus@^1.2' --from /srv/feed --to data --key publisher.pem");
        Add(root, ExplainCommand.Create(terminal), "datasetkit explain DK2001", "datasetkit explain");
        var schema = new Command("schema", "Work on a JSON Schema by itself.");
        Add(root, schema, "datasetkit schema check metadata.schema.json", "datasetkit schema infer --output metadata.schema.json");
        Add(schema, SchemaCheckCommand.Create(terminal), "datasetkit schema check metadata.schema.json records.jsonl --format json", "datasetkit schema check --map https://example.org/schemas/=vendor api.schema.yaml");
        Add(schema, SchemaInferCommand.Create(terminal), "datasetkit schema infer", "datasetkit schema infer --output metadata.schema.json --force");
        Add(schema, SchemaCSharpCommand.Create(terminal), "datasetkit schema csharp --namespace Letters --record-name Letter --output Letter.cs", "datasetkit schema csharp releases/letters/1.0.0");

        // Text as curators write it must not be taken for a response file.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            List<string> messages = parsed is { CommandResult.Command.Subcommands.Count: > 0, UnmatchedTokens: [[not '-', ..] unknown, ..] } ? [NoCommand(parsed.CommandResult, unknown)] : [.. parsed.Errors.Select(MessageOf)];
            messages.ForEach(error.WriteLine);
            if (AsksForJson(args) || parsed.GetResult("--format")?.Tokens is [{ Value: var format }, ..] && format.Equals("json", StringComparison.OrdinalIgnoreCase))
                Failure.Report(terminal, OutputFormat.Json, "DK0001", string.Join(" ", messages), Failure.Tool);
            error.WriteLine($"Try 'datasetkit {PathOf(parsed.CommandResult)}--help'.");
            return ExitCode.CannotRun;
        }

        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static string CurrentDirectory()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DirectoryNotFoundException("The current folder is not there any more.", fault);
        }
    }

    private static string NoCommand(CommandResult parent, string name) =>
        $"There is no command '{PathOf(parent)}{name}'; there are {string.Join(", ", parent.Command.Subcommands.Select(command => command.Name).Order(StringComparer.Ordinal))}.";

    // By the words themselves: the parser knows no option of a command that it does not know.
    private static bool AsksForJson(string[] args) => $"{string.Join(' ', args)} ".Replace('=', ' ') is var line
        && (line.Contains("--format json ", StringComparison.OrdinalIgnoreCase) || line.Contains("-f json ", StringComparison.OrdinalIgnoreCase));

    // The parser names the type of ours that it could not make of a word.
    private static string MessageOf(ParseError fault) => fault.SymbolResult is OptionResult { Option: { ValueType.IsEnum: true, HelpName: { } words }, Tokens: [.., var word] } wrong
        ? $"{wrong.Option.Name} must be {words.Replace("|", " or ", StringComparison.Ordinal)}, not '{word.Value}'."
        : fault.Message;

    /// <summary>The names of a subcommand and of those above it, each followed by a space.</summary>
    private static string PathOf(CommandResult result) => result.Parent is CommandResult parent ? $"{PathOf(parent)}{result.Command.Name} " : "";

    private static Command Add(Command parent, Command command, params string[] examples)
    {
        command.Options.Add(new HelpOption { Action = new HelpWithExamples(examples) });
        parent.Subcommands.Add(command);
        return command;
    }
}
