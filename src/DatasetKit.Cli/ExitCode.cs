namespace DatasetKit.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Nothing was found.</summary>
    public const int Clean = 0;

    /// <summary>There are errors in the data.</summary>
    public const int Findings = 1;

    /// <summary>The command could not run: usage, configuration, disk.</summary>
    public const int CannotRun = 2;

    /// <summary>The command was cancelled; 128 and the number of SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;
}
