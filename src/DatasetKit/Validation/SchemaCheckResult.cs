using DatasetKit.Diagnostics;

namespace DatasetKit.Validation;

/// <summary>What was found out about one schema or value.</summary>
/// <param name="Path">The file, as it was named.</param>
/// <param name="Line">The line of a <c>.jsonl</c> file that holds the value, from 1; 1 where the value is the whole file.</param>
/// <param name="IsValid">Whether there is no error.</param>
/// <param name="Diagnostics">Errors and warnings, in the order of their places.</param>
public sealed record SchemaCheckResult(string Path, int Line, bool IsValid, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether the file could be read at all.</summary>
    public bool CouldBeRead => !Diagnostics.Any(diagnostic => diagnostic.Code == Codes.CannotRun);
}
