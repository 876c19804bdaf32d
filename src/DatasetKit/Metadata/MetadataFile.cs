using System.Text;
using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>Reads a file that holds metadata alone: a sidecar, <c>_defaults.yaml</c>, or <c>dataset.yaml</c>.</summary>
internal static class MetadataFile
{
    /// <exception cref="FaultException">The file cannot be read or is not a mapping.</exception>
    public static MappingNode Read(string file, string path, ReadLimits? limits = null) => AsMapping(ReadNode(file, path, limits));

    /// <exception cref="FaultException">The file cannot be read.</exception>
    public static Node ReadNode(string file, string path, ReadLimits? limits = null)
    {
        return ReadNode(ReadBytes(file, path, limits ?? ReadLimits.Metadata), path, limits);
    }

    /// <summary>Reads the bytes of a file, which are changed.</summary>
    /// <exception cref="FaultException">They are not metadata, or not a mapping.</exception>
    public static MappingNode Read(Memory<byte> bytes, string path) => AsMapping(ReadNode(bytes, path, limits: null));

    private static Node ReadNode(Memory<byte> bytes, string path, ReadLimits? limits)
    {
        var source = new SourceFile(path);
        var text = TextBytes.Clean(bytes, source);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JSON" => JsonReader.Read(text.Span, source, limits),
            ".YAML" or ".YML" => ReadYaml(text.Span, source, limits),
            _ => ReadByContent(text.Span, source, limits),
        };
    }

    /// <summary>Reads a file whose name does not tell its format: what begins as JSON is JSON, unless only YAML can be made of it.</summary>
    private static Node ReadByContent(ReadOnlySpan<byte> text, SourceFile source, ReadLimits? limits)
    {
        var start = text.TrimStart(" \t\n"u8);
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'[' or (byte)'"'))
            return ReadYaml(text, source, limits);
        try
        {
            return JsonReader.Read(text, source, limits);
        }
        catch (FaultException fault) when (fault.Finding.Code == Codes.JsonSyntax)
        {
            try
            {
                return ReadYaml(text, source, limits);
            }
            catch (FaultException)
            {
                throw fault;
            }
        }
    }

    private static Node ReadYaml(ReadOnlySpan<byte> text, SourceFile source, ReadLimits? limits) =>
        (limits is null ? PlainYaml.TryRead(text, source) : null)
        ?? YamlReader.Read(Encoding.UTF8.GetString(text), source, limits);

    /// <exception cref="FaultException">The value is not a mapping.</exception>
    public static MappingNode AsMapping(Node node) => node as MappingNode
        ?? throw new FaultException(Codes.NotAMapping, node.Location, $"The metadata is {node.KindName}; it must be keys with values, such as 'title: …'{(node is ScalarNode text ? Hint(text.Text) : "")}.");

    // Of lines that are no keys YAML makes one text.
    private static string Hint(string text) =>
        text.Contains(YamlFaultWords.WideColon, StringComparison.Ordinal) ? $"; {YamlFaultWords.WideColonWords}"
        : text.Contains('=', StringComparison.Ordinal) ? "; keys with '=' are TOML, which stands between lines '+++'"
        : "";

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
