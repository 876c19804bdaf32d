using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>Where a JSON string stands in the bytes that were read.</summary>
/// <param name="Location">The place of its opening quote.</param>
/// <param name="Start">The offset of its first byte after the quote.</param>
/// <param name="Length">Its length in bytes, without the quotes and with its escapes.</param>
internal sealed record JsonStringPlace(Location Location, int Start, int Length);
