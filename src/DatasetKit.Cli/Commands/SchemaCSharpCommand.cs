using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using DatasetKit.Cli.CodeGeneration;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Schemas;
using DatasetKit.Validation;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit schema csharp</c>.</summary>
internal static class SchemaCSharpCommand
{
    private const string SchemaOfRelease = "schema.json";

    public static Command Create(Terminal terminal)
    {
        var schema = new Argument<string?>("SCHEMA") { Description = "The folder of a release, or any JSON Schema, JSON or YAML. Default: the records of the project.", Arity = ArgumentArity.ZeroOrOne };
        var arguments = new ProjectArguments();
        var namespaceName = new Option<string>("--namespace", "-n") { Description = "The namespace of the types.", DefaultValueFactory = _ => "Datasets", HelpName = "NAME" };
        var recordName = new Option<string>("--record-name", "-r") { Description = "The name of the record.", DefaultValueFactory = _ => "DatasetRecord", HelpName = "NAME" };
        var output = new OutputFile("The file to write the code to. Default: standard output.");
        namespaceName.Validators.Add(result => Require(result.GetValueOrDefault<string>(), Identifiers.IsNamespace, "namespace", result.AddError));
        recordName.Validators.Add(result => Require(result.GetValueOrDefault<string>(), Identifiers.IsTypeName, "type", result.AddError));
        var command = new Command("csharp", "Write C# records for those who read the releases, for System.Text.Json.") { schema, arguments.Project, namespaceName, recordName };
        output.AddTo(command);
        command.SetAction(parsed => Failure.Guard(terminal, OutputFormat.Text, () =>
        {
            if (output.Refuses(parsed, terminal) is { } refusal)
                return Failure.Report(terminal, OutputFormat.Text, "DK0001", refusal, output.NameOf(parsed)!);
            var name = parsed.GetValue(schema);
            if (!TryReadType(name is null ? ReadProject(arguments.Find(parsed, terminal)) : ReadSchema(name, terminal), terminal, out var type))
                return ExitCode.CannotRun;
            if (type.Mapping is not { Keys.Count: > 0 })
                return Failure.Report(terminal, OutputFormat.Text, "DK0001", "The schema declares no keys, so there is no record to write: it needs 'type: object' and 'properties'.", name ?? DatasetProject.FileName);
#if NATIVE
            return Failure.Report(terminal, OutputFormat.Text, "DK0001", "The native datasetkit does not carry the generator of code. The portable one does, where a .NET SDK is: 'dnx DatasetKit.Cli.any schema csharp', with the same options.", name ?? DatasetProject.FileName);
#else
            var code = CSharpRecord.Write(type, parsed.GetValue(namespaceName)!, parsed.GetValue(recordName)!);
            if (!output.Write(parsed, terminal, code))
                terminal.Output.Write(code);
            return ExitCode.Clean;
#endif
        }));
        return command;
    }

    private static bool TryReadType((SchemaType? Type, IReadOnlyList<Diagnostic> Diagnostics) read, Terminal terminal, [NotNullWhen(true)] out SchemaType? type)
    {
        terminal.Write(read.Diagnostics);
        type = read.Type;
        return type is not null;
    }

    private static (SchemaType?, IReadOnlyList<Diagnostic>) ReadProject(string? file)
    {
        if (file is null)
            return (null, []);
        var loaded = DatasetProject.Load(file);
        return (loaded.Project is { } project ? RecordTypes.Of(project) : null, loaded.Diagnostics);
    }

    private static (SchemaType?, IReadOnlyList<Diagnostic>) ReadSchema(string name, Terminal terminal)
    {
        var file = Path.GetFullPath(name, terminal.CurrentDirectory);
        if (Directory.Exists(file))
            (file, name) = (Path.Combine(file, SchemaOfRelease), $"{name.TrimEnd('/', Path.DirectorySeparatorChar)}/{SchemaOfRelease}");
        var folder = Path.GetDirectoryName(file)!;
        var checker = SchemaChecker.Load(file, name.Replace(Path.DirectorySeparatorChar, '/'), new SchemaCheckOptions { Directory = Path.GetDirectoryName(ProjectFinder.Find(null, folder)) ?? folder });
        return (checker.Schema.IsValid ? checker.ReadType() : null, checker.Schema.Diagnostics);
    }

    private static void Require(string? name, Func<string, bool> isFit, string what, Action<string> report)
    {
        if (name is not null && !isFit(name))
            report($"'{name}' cannot be the name of a {what} in C#.");
    }
}
