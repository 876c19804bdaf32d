namespace DatasetKit.Projects;

/// <summary>What a release is beside a folder of files that its manifest lists.</summary>
public enum PackageLayout
{
    /// <summary>Nothing else.</summary>
    Plain,

    /// <summary>A bag of BagIt 1.0, RFC 8493: the shards are its payload, all other files are its tag files.</summary>
    BagIt,
}
