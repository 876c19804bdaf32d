using DatasetKit.Diagnostics;
using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>The documents of the last build, of which those of unchanged seeds are taken as they are.</summary>
/// <param name="Documents">The documents, with the places of their records in the last release.</param>
/// <param name="Findings">What each shows by itself.</param>
/// <param name="Columns">What the values of their records are.</param>
internal sealed record CarriedDocuments(DocumentTable Documents, IReadOnlyDictionary<int, List<Finding>> Findings, ColumnStatistics Columns);

/// <summary>Seeds that follow one another and have not changed.</summary>
/// <param name="FirstSeed">The number of the first in the corpus as it is now.</param>
/// <param name="States">The seeds as they were read.</param>
/// <param name="FirstDocuments">The first document of each, in the last build.</param>
/// <param name="DocumentCounts">How many documents each has.</param>
internal sealed record CarriedSeeds(int FirstSeed, ArraySegment<SeedState> States, ArraySegment<int> FirstDocuments, ArraySegment<int> DocumentCounts);
