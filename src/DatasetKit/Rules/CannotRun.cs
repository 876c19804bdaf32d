using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a failure of the machine and not of the data.</summary>
internal static class CannotRun
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.CannotRun,
        Name = "cannot-run",
        Severity = Severity.Error,
        Title = "The tool could not read or write what it needs",
        Why = "A full disk, a missing permission or a locked file stops the work. Nothing that was released before is touched.",
        Fix = "Mend what the message names and run the command again.",
    };
}
