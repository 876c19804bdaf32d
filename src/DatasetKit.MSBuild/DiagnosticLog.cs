using DatasetKit.Client;
using DatasetKit.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DatasetKit.MSBuild;

/// <summary>Writes diagnostics into the build log, where MSBuild, terminals, IDEs and CI find file, line and code.</summary>
/// <param name="log">Receives the lines.</param>
/// <param name="levels">What weighs how much in this build.</param>
/// <param name="directory">The folder to which the paths of the diagnostics are relative, absolute.</param>
/// <param name="maxCount">How many are written before one line counts the rest; 0 for all.</param>
internal sealed class DiagnosticLog(TaskLoggingHelper log, WarningLevels levels, string directory, int maxCount)
{
    /// <summary>Whether the diagnostics have been written.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>Writes the diagnostics in their order.</summary>
    /// <returns>The log, which knows whether there was an error.</returns>
    public TaskLoggingHelper Write(IReadOnlyList<Diagnostic> diagnostics)
    {
        IsWritten = true;
        var weighed = diagnostics.Select(diagnostic => diagnostic with { Severity = levels.Of(diagnostic) }).ToList();
        if (maxCount <= 0 || weighed.Count <= maxCount)
        {
            weighed.ForEach(Write);
            return log;
        }

        // Warnings must not take the places of errors, and MSBuild can make an error only of a warning that it is told.
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var sorted = weighed.OrderByDescending(diagnostic => diagnostic.Severity).Select(diagnostic => (Diagnostic: diagnostic, IsFirst: codes.Add(diagnostic.Code))).ToList();
        var room = maxCount - codes.Count;
        var shown = sorted.Where(entry => entry.IsFirst || room-- > 0).Select(entry => entry.Diagnostic).ToList();
        shown.ForEach(Write);
        var errors = weighed.Count(IsError) - shown.Count(IsError);
        log.LogMessage(MessageImportance.High, "{0} more diagnostics are not shown, {1} of them errors; DatasetMaxDiagnostics sets how many are.", weighed.Count - shown.Count, errors);
        return log;
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;

    private void Write(Diagnostic diagnostic)
    {
        // A URL, and a key that was given as text, are no files.
        var file = Feed.IsUrl(diagnostic.Path) || diagnostic.Code == "DK4050" ? diagnostic.Path : Path.Combine(directory, diagnostic.Path.Replace('/', Path.DirectorySeparatorChar));
        Write(diagnostic.Severity, diagnostic.Code, file, diagnostic.Line, diagnostic.Column, diagnostic.Message);
    }

    // No end of the place is given: with one the line reads 'path(1,2,0,0)', which matchers of CI systems do not take.
    // The message is an argument, since one with a brace is no format.
    private void Write(Severity severity, string code, string file, int line, int column, string message)
    {
        if (severity == Severity.Error)
            log.LogError(null, code, null, file, line, column, 0, 0, "{0}", message);
        else if (severity == Severity.Warning)
            log.LogWarning(null, code, null, file, line, column, 0, 0, "{0}", message);
        else
            log.LogMessage(null, code, null, file, line, column, 0, 0, MessageImportance.Normal, "{0}", message);
    }
}
