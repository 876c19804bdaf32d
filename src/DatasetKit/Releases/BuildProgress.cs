namespace DatasetKit.Releases;

/// <summary>How far a build is.</summary>
/// <param name="SeedCount">Seeds read so far.</param>
/// <param name="TotalSeedCount">Seeds of the corpus.</param>
/// <param name="DocumentCount">Documents read so far.</param>
/// <param name="Done">The share of the reading that is done, from 0 to 1. A <c>.jsonl</c> seed counts with its length, and in parts; any other as four kilobytes.</param>
public readonly record struct BuildProgress(int SeedCount, int TotalSeedCount, int DocumentCount, double Done);
