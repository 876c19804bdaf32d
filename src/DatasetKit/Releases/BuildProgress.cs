namespace DatasetKit.Releases;

/// <summary>How far a build is.</summary>
/// <param name="SeedCount">Seeds read so far.</param>
/// <param name="TotalSeedCount">Seeds of the corpus.</param>
/// <param name="DocumentCount">Documents read so far.</param>
/// <param name="PartOfSeed">How much is read of a seed that is not done, from 0 to below 1: that of a <c>.jsonl</c> seed, of which documents come while it is read.</param>
public readonly record struct BuildProgress(int SeedCount, int TotalSeedCount, int DocumentCount, double PartOfSeed = 0);
