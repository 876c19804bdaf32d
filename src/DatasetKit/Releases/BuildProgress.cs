namespace DatasetKit.Releases;

/// <summary>How far a build is.</summary>
/// <param name="SeedCount">Seeds read so far.</param>
/// <param name="TotalSeedCount">Seeds of the corpus.</param>
/// <param name="DocumentCount">Documents read so far.</param>
public readonly record struct BuildProgress(int SeedCount, int TotalSeedCount, int DocumentCount);
