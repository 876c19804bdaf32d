using System.Text;
using DatasetKit.Diagnostics;
using Spectre.Console;

namespace DatasetKit.Cli;

/// <summary>Where a command prints: results to standard output, diagnostics and progress to standard error.</summary>
internal sealed class Terminal
{
    private const int CharsAWrite = 16_000;

    private readonly Lazy<IAnsiConsole> _console;
    private readonly TimeProvider _clock;

    public Terminal(TextWriter output, TextWriter error, string currentDirectory, TimeProvider clock, CancellationToken cancellationToken)
    {
        Output = output;
        Error = error;
        CurrentDirectory = currentDirectory;
        CancellationToken = cancellationToken;
        _clock = clock;

        // It finds out whether standard error is a terminal and whether NO_COLOR is set.
        _console = new(() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) }));
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public string CurrentDirectory { get; }

    /// <summary>A path as it is shown: relative to the current folder, with <c>/</c> between folders on every system.</summary>
    public string NameOf(string path) => Path.GetRelativePath(CurrentDirectory, path).Replace(Path.DirectorySeparatorChar, '/');

    public CancellationToken CancellationToken { get; }

    private bool HasColors => _console.Value.Profile.Capabilities.Ansi && _console.Value.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;

    public void Write(IEnumerable<Diagnostic> diagnostics)
    {
        // Standard error passes each write on to the system at once, so many lines go in one.
        var lines = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            lines.Append(HasColors ? Colored(diagnostic) : diagnostic.ToString()).Append(Error.NewLine);
            if (lines.Length >= CharsAWrite)
                Flush();
        }

        Flush();

        void Flush()
        {
            Error.Write(lines.ToString());
            lines.Clear();
        }
    }

    /// <summary>Runs work that may take long, with a line on a terminal once it takes over a second.</summary>
    /// <typeparam name="TProgress">What the work reports.</typeparam>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <param name="describe">What the line says of a report.</param>
    /// <param name="work">The work.</param>
    public TResult Run<TProgress, TResult>(Func<TProgress, WorkState> describe, Func<IProgress<TProgress>?, TResult> work) =>
        !Console.IsErrorRedirected && _console.Value.Profile.Capabilities.Interactive && _console.Value.Profile.Capabilities.Ansi
            ? new ProgressLine<TProgress>(Error, _clock, describe).Run(work)
            : work(null);

    private static string Colored(Diagnostic diagnostic)
    {
        var color = diagnostic.Severity switch { Severity.Error => 31, Severity.Warning => 33, _ => 36 };
        var plain = diagnostic.ToString();
        var place = plain.IndexOf(": ", StringComparison.Ordinal);
        var code = plain.IndexOf(diagnostic.Code, place, StringComparison.Ordinal) + diagnostic.Code.Length;
        return $"\e[1m{plain[..place]}\e[0m: \e[{color}m{plain[(place + 2)..code]}\e[0m{plain[code..]}";
    }
}
