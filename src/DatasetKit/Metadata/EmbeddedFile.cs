namespace DatasetKit.Metadata;

/// <summary>Files that the library carries.</summary>
internal static class EmbeddedFile
{
    public static bool Exists(string name) => typeof(EmbeddedFile).Assembly.GetManifestResourceInfo(name) is not null;

    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no embedded file '{name}'.", nameof(name));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
