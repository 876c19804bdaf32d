using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Reporting;

namespace DatasetKit.Cli.Commands;

/// <summary>Says why a command could not do its work, in the form that its result would have had.</summary>
internal static class Failure
{
    /// <summary>Stands for the place of a fault where no file of the user's is known to be at fault, as in messages of other command-line tools.</summary>
    public const string Tool = "datasetkit";

    /// <summary>Runs a command's work. What the world does to it becomes DK0001; cancelling it is no failure.</summary>
    public static int Guard(Terminal terminal, OutputFormat format, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (FeedException fault)
        {
            Report(terminal, format, fault.Code, fault.Message, fault.Place);
            return IsNoRun(fault.Code) ? ExitCode.CannotRun : ExitCode.Findings;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Report(terminal, format, "DK0001", MessageOf(fault), Tool);
        }
    }

    /// <summary>What the system says of a fault. Of an output that is closed .NET says that access to a path is denied, and names none.</summary>
    public static string MessageOf(Exception fault) => fault is UnauthorizedAccessException { InnerException: IOException inner } && !fault.Message.Contains('\'', StringComparison.Ordinal)
        ? $"Standard output cannot be written: {inner.Message}."
        : fault.Message;

    /// <summary>Says that a command could not do its work, and why.</summary>
    /// <param name="terminal">Where it is said.</param>
    /// <param name="format">How.</param>
    /// <param name="code">The code of the rule.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    /// <param name="path">The file that is at fault, or <see cref="Tool"/>.</param>
    public static int Report(Terminal terminal, OutputFormat format, string code, string message, string path)
    {
        Diagnostic[] diagnostics = [new(code, Severity.Error, path, 0, 0, message)];
        if (format == OutputFormat.Json)
            terminal.Output.WriteLine(JsonReport.Format(diagnostics, new BuildSummary(0, 0, 0, 0, 1, 0), null));
        else
            terminal.Write(diagnostics);
        return ExitCode.CannotRun;
    }

    /// <summary>What is wrong in a feed is a finding; a feed, a name or a key that cannot be used at all is no run.</summary>
    public static bool IsNoRun(string code) => code is "DK0001" or "DK4042" or "DK4046" or "DK4050";
}
