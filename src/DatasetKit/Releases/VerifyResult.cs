using DatasetKit.Diagnostics;

namespace DatasetKit.Releases;

/// <summary>What was found in a release.</summary>
/// <param name="Diagnostics">What is wrong; nothing where the release is sound.</param>
/// <param name="FileCount">How many files the release has.</param>
/// <param name="RecordCount">How many records were read.</param>
public sealed record VerifyResult(IReadOnlyList<Diagnostic> Diagnostics, int FileCount, int RecordCount);
