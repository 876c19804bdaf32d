using System.CommandLine;
using System.Text;

namespace DatasetKit.Cli.Commands;

/// <summary>The options of commands that make one text file: <c>--output</c> and <c>--force</c>.</summary>
internal sealed class OutputFile(string description)
{
    private readonly Option<string?> _output = new("--output", "-o") { Description = description, HelpName = "FILE" };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrite the file if it is there." };

    public void AddTo(Command command)
    {
        command.Options.Add(_output);
        command.Options.Add(_force);
    }

    /// <summary>The file as it was named; null where none was.</summary>
    public string? NameOf(ParseResult parsed) => parsed.GetValue(_output);

    /// <summary>Why the file cannot be written; null where it can. Asked before the work, since that may take long.</summary>
    public string? Refuses(ParseResult parsed, Terminal terminal)
    {
        if (PathOf(parsed, terminal) is not { } path)
            return null;
        if (Directory.Exists(path))
            return "This is a folder; name a file in it.";
        if (File.Exists(path) && !parsed.GetValue(_force))
            return "The file is there already; nothing was written. Use --force to overwrite it.";
        return Directory.Exists(Path.GetDirectoryName(path)) ? null : "There is no such folder.";
    }

    /// <summary>Writes the file.</summary>
    /// <returns>False where none was named.</returns>
    public bool Write(ParseResult parsed, Terminal terminal, string text)
    {
        if (PathOf(parsed, terminal) is not { } path)
            return false;
        using var file = new FileStream(path, parsed.GetValue(_force) ? FileMode.Create : FileMode.CreateNew);
        file.Write(Encoding.UTF8.GetBytes(text));
        return true;
    }

    private string? PathOf(ParseResult parsed, Terminal terminal) => NameOf(parsed) is { } name ? Path.GetFullPath(name, terminal.CurrentDirectory) : null;
}
