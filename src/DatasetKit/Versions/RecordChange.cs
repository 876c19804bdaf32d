namespace DatasetKit.Versions;

/// <summary>What happened to one record.</summary>
/// <param name="Id">Its id in the new release; the one in the old release where it was removed.</param>
/// <param name="Split">Its split in that release.</param>
/// <param name="OldId">Its id in the old release; the same unless it was renamed.</param>
/// <param name="OldSplit">Its split in the old release; the same unless it was moved.</param>
/// <param name="Fields">
/// What differs, as a curator writes it: <c>text</c>, <c>title</c>, <c>author.name</c>; <c>[]</c> stands for the items of a list. Of
/// more than 10,000 renamed records that differ too, the rest have <c>metadata</c> alone.
/// </param>
public readonly record struct RecordChange(string Id, string Split, string OldId, string OldSplit, IReadOnlyList<string> Fields);
