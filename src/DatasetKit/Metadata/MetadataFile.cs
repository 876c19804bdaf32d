using System.Text;
using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>Reads a file that holds metadata alone: a sidecar, <c>_defaults.yaml</c>, or <c>dataset.yaml</c>.</summary>
internal static class MetadataFile
{
    /// <exception cref="FaultException">The file cannot be read or is not a mapping.</exception>
    public static MappingNode Read(string file, string path) => AsMapping(ReadNode(file, path));

    /// <exception cref="FaultException">The file cannot be read.</exception>
    public static Node ReadNode(string file, string path, ReadLimits? limits = null)
    {
        var source = new SourceFile(path);
        var text = TextBytes.Clean(ReadBytes(file, path, limits ?? ReadLimits.Metadata), source);
        return file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? JsonReader.Read(text.Span, source, limits)
            : YamlReader.Read(Encoding.UTF8.GetString(text.Span), source, limits);
    }

    /// <exception cref="FaultException">The value is not a mapping.</exception>
    public static MappingNode AsMapping(Node node) => node as MappingNode
        ?? throw new FaultException(Codes.NotAMapping, node.Location, $"The metadata is {node.KindName}; it must be keys with values, such as 'title: …'.");

    private static byte[] ReadBytes(string file, string path, ReadLimits limits)
    {
        try
        {
            new TreeBuilder(limits).CheckSize(new FileInfo(file).Length, Location.StartOf(path));
            using var stream = InputFile.OpenStream(file);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw SeedUnreadable(path, fault);
        }
    }

    public static FaultException SeedUnreadable(string path, Exception fault) =>
        new(Codes.SeedUnreadable, Location.StartOf(path), $"The file cannot be read: {WithoutPath(fault)}");

    // The messages of the runtime name the absolute path, which no diagnostic may depend on.
    private static string WithoutPath(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "access is denied.",
        FileNotFoundException or DirectoryNotFoundException => "it is not there.",
        _ when fault.Message.EndsWith("is no regular file.", StringComparison.Ordinal) => "it is a pipe, a device or the like, and no regular file.",
        _ => "the file system reports an error.",
    };
}
