namespace DatasetKit.Seeds;

/// <summary>A folder with those below it.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Children">Those in it, in the order of <see cref="SeedFolder.Children"/>.</param>
internal sealed record SeedTree(SeedFolder Folder, SeedTree[] Children);
