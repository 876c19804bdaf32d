namespace DatasetKit.Releases;

/// <summary>The names of the files of a release.</summary>
internal static class ReleaseLayout
{
    public const string Manifest = "manifest.json";
    public const string DataCard = "README.md";
    public const string RecordSchema = "schema.json";
    public const string DataPackage = "datapackage.json";
    public const string Croissant = "croissant.json";
    public const string Checksums = "SHA256SUMS";
    public const string DataFolder = "data";
}
