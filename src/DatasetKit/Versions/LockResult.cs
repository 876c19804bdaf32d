using DatasetKit.Diagnostics;

namespace DatasetKit.Versions;

/// <summary>What came of recording a release as published.</summary>
/// <param name="Lock">What the lock holds now; null where there is an error, or where nothing but a pre-release was ever given.</param>
/// <param name="IsWritten">Whether the file was written; not where it held the same already, nor for a pre-release.</param>
/// <param name="Diagnostics">Why it was not.</param>
public sealed record LockResult(DatasetLock? Lock, bool IsWritten, IReadOnlyList<Diagnostic> Diagnostics);
