using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>
/// Gives the documents that references name: the meta-schemas, which the library carries, and files of the folders that it was given.
/// Nothing is ever fetched.
/// </summary>
/// <param name="folders">The folders whose files may be read. Where several hold a URI, the one with the longest URI counts.</param>
internal sealed class SchemaLoader(params IEnumerable<SchemaFolder> folders)
{
    /// <summary>Where the files of the folder stand, as URIs: no part of a message or of a release names the machine's own folders.</summary>
    public static readonly Uri Root = new("project:///files/");

    private const string MetaPrefix = "https://json-schema.org/draft/";

    private readonly List<SchemaFolder> _folders = [.. folders.OrderByDescending(folder => folder.Uri.Length)];
    private readonly List<string> _files = [];
    private readonly Dictionary<string, Finding> _failed = new(StringComparer.Ordinal);
    private long _bytes;
    private int _nodes;

    /// <summary>What the files of a schema may hold together. Default: <see cref="ReadLimits.Schema"/>.</summary>
    public ReadLimits Limits { get; init; } = ReadLimits.Schema;

    /// <summary>The files that were read, absolute.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The URI of a file of the folder.</summary>
    /// <param name="path">Relative to the folder, with <c>/</c> between folders.</param>
    public static Uri UriOf(string path) => new(Root, string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));

    /// <summary>Whether a URI is one of a folder that was given, or of a meta-schema.</summary>
    public bool Holds(Uri uri) => IsBuiltIn(uri) || FolderOf(Text(uri)) is not null;

    /// <summary>Reads a document.</summary>
    /// <exception cref="FaultException">It may not be read, is not there or cannot be parsed.</exception>
    public Node Load(Uri uri, ScalarNode reference)
    {
        if (MetaSchemaName(uri) is { } name)
            return JsonReader.Read(EmbeddedFile.Read(name), new SourceFile(name), ReadLimits.Schema);
        var text = Text(uri);
        if (FolderOf(text) is { } folder)
            return Read(folder, Uri.UnescapeDataString(text[folder.Uri.Length..]), reference);
        var place = uri.AbsoluteUri == reference.Text || uri.Scheme == Root.Scheme ? "" : $" for {Words.Uri(uri.AbsoluteUri)}";
        var hint = reference.Text.StartsWith('/') ? $" For a part of this schema write '#{reference.Text}'."
            : place.Length > 0 ? $" It counts from the '$id' around it: leave that out, or name a folder for it by --map of 'schema check'."
            : "";
        throw new FaultException(Codes.SchemaReference, reference.Location, $"The reference '{Words.Uri(reference.Text)}' leaves the project{place}; only files of its folder are read, and nothing is fetched.{hint}");
    }

    private SchemaFolder? FolderOf(string uri) => _folders.Find(folder => uri.StartsWith(folder.Uri, StringComparison.Ordinal));

    private static string Text(Uri uri) => uri.AbsoluteUri.Split('#', '?')[0];

    private Node Read(SchemaFolder folder, string path, ScalarNode reference)
    {
        // A NUL, which no path may hold, can come in by an escape of the URI.
        var file = path.Contains('\0', StringComparison.Ordinal) ? null : Path.GetFullPath(path, folder.Directory);
        var real = file is null ? null : RealPath(file);
        if (file is null || real is null || !IsWithin(folder.Directory, file) || !IsWithin(RealPath(folder.Directory) ?? folder.Directory, real))
        {
            throw new FaultException(Codes.SchemaReference, reference.Location, real is null && (file is null || IsWithin(folder.Directory, file))
                ? $"The reference '{ShortText.Of(reference.Text)}' names a file that is not there."
                : $"The reference '{ShortText.Of(reference.Text)}' leaves the project's folder, and no other file is read.");
        }

        if (_failed.TryGetValue(file, out var finding))
            throw new FaultException(finding);
        try
        {
            return Read(file, folder.NameOf(path), reference);
        }
        catch (FaultException fault)
        {
            throw new FaultException(_failed[file] = fault.Finding with { Code = Codes.SchemaInvalid });
        }
    }

    private Node Read(string file, string path, ScalarNode reference)
    {
        _files.Add(file);
        _bytes += new FileInfo(file).Length;
        if (_bytes > Limits.MaxBytes)
            throw new FaultException(Codes.SchemaInvalid, reference.Location, $"With the file that the reference '{ShortText.Of(reference.Text)}' names, the files of the schema are larger than {Thousands.Of(Limits.MaxBytes)} bytes.");
        return MetadataFile.ReadNode(file, path, Limits with { NodesBefore = _nodes });
    }

    /// <summary>Counts a document of the schema, so that many files may hold no more than one.</summary>
    public void Count(Node document) => _nodes += document.Size;

    /// <summary>A path with its symbolic links followed; null where there is nothing.</summary>
    private static string? RealPath(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            return null;
        var parent = Path.GetDirectoryName(path);
        var resolved = parent is null ? path : Path.Combine(RealPath(parent) ?? parent, Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(resolved) ? new DirectoryInfo(resolved) : new FileInfo(resolved);
        return entry.LinkTarget is null ? resolved : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
    }

    private static bool IsWithin(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
    }

    /// <summary>Whether a URI is that of a meta-schema that the library carries.</summary>
    public static bool IsBuiltIn(Uri uri) => MetaSchemaName(uri) is not null;

    /// <summary>The embedded file of a meta-schema; null where the URI is none.</summary>
    private static string? MetaSchemaName(Uri uri)
    {
        var text = uri.AbsoluteUri.Split('#')[0];
        if (Drafts.Find(text) is { } draft)
            return $"{Drafts.NameOf(draft)}.json";
        if (!text.StartsWith(MetaPrefix, StringComparison.Ordinal))
            return null;
        var name = text[MetaPrefix.Length..].Replace("/meta/", ".", StringComparison.Ordinal).Replace("/schema", "", StringComparison.Ordinal) + ".json";
        return EmbeddedFile.Exists(name) ? name : null;
    }
}
