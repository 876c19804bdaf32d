using DatasetKit.Diagnostics;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>The documents of the last build, of which those of unchanged seeds are taken as they are.</summary>
/// <param name="Documents">The documents, with the places of their records in the last release.</param>
/// <param name="Findings">What each shows by itself.</param>
/// <param name="Columns">What the values of their records are.</param>
internal sealed record CarriedDocuments(DocumentTable Documents, IReadOnlyDictionary<int, List<Finding>> Findings, ColumnStatistics Columns);

/// <summary>Seeds that follow one another and have not changed.</summary>
/// <param name="FirstSeed">The number of the first in the corpus as it is now.</param>
/// <param name="Old">Their folder as it was.</param>
/// <param name="Start">The place there of the first.</param>
/// <param name="Count">How many they are.</param>
internal sealed record CarriedSeeds(int FirstSeed, FolderState Old, int Start, int Count);
