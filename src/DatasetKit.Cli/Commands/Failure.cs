using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Reporting;

namespace DatasetKit.Cli.Commands;

/// <summary>Says why a command could not do its work, in the form that its result would have had.</summary>
internal static class Failure
{
    /// <summary>Runs a command's work. What the world does to it becomes DK0001; cancelling it is no failure.</summary>
    public static int Guard(Terminal terminal, OutputFormat format, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Cancelled; nothing was released.");
            return ExitCode.Cancelled;
        }
        catch (FeedException fault)
        {
            Report(terminal, format, fault.Code, fault.Message, fault.Place);
            return IsNoRun(fault.Code) ? ExitCode.CannotRun : ExitCode.Findings;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Report(terminal, format, "DK0001", fault.Message);
        }
    }

    public static int Report(Terminal terminal, OutputFormat format, string code, string message, string path = DatasetProject.FileName)
    {
        Diagnostic[] diagnostics = [new(code, Severity.Error, path, 0, 0, message)];
        if (format == OutputFormat.Json)
            terminal.Output.WriteLine(JsonReport.Format(diagnostics, new BuildSummary(0, 0, 0, 0, 1, 0), null));
        else
            terminal.Write(diagnostics);
        return ExitCode.CannotRun;
    }

    /// <summary>What is wrong in a feed is a finding; a feed, a name or a key that cannot be used at all is no run.</summary>
    public static bool IsNoRun(string code) => code is "DK4042" or "DK4046" or "DK4050";
}
