namespace DatasetKit.Seeds;

/// <summary>Seeds of one folder that follow one another in the corpus.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Start">The first of them, by its place in <see cref="SeedFolder.Seeds"/>.</param>
/// <param name="Count">How many they are.</param>
/// <param name="FirstNumber">The number of the first in the corpus, from 0.</param>
internal readonly record struct SeedSpan(SeedFolder Folder, int Start, int Count, int FirstNumber);
