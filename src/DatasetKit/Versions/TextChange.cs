namespace DatasetKit.Versions;

/// <summary>Both texts of a record.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Split">Its split in the new release.</param>
/// <param name="Old">The text in the old release.</param>
/// <param name="New">The text in the new release.</param>
internal sealed record TextChange(string Id, string Split, string Old, string New);
