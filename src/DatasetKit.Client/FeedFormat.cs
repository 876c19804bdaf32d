using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using NuGet.Versioning;

namespace DatasetKit.Client;

/// <summary>Where the files of a feed stand, and how they are read and checked. <c>docs/feed.md</c> is the reference.</summary>
public static partial class FeedFormat
{
    /// <summary>The version of the format that is read and written.</summary>
    public const int Version = 1;

    /// <summary>The index of the feed, and of each dataset below its folder.</summary>
    public const string IndexFile = "index.json";

    /// <summary>The manifest of a release, below its folder.</summary>
    public const string ManifestFile = "manifest.json";

    /// <summary>The tag manifest of a release that is a bag, below its folder; it follows from the manifest.</summary>
    public const string TagManifestFile = "tagmanifest-sha256.txt";

    /// <summary>The layout of a release that is a bag.</summary>
    public const string BagLayout = "bagit";

    /// <summary>The checksums of a release, below its folder; they follow from the manifest.</summary>
    public const string ChecksumsFile = "SHA256SUMS";

    /// <summary>Greatest size of the feed's index in bytes, 64 MiB: about 100,000 versions.</summary>
    public const long MaxIndexBytes = 64 << 20;

    /// <summary>Greatest size of a dataset's index in bytes, 16 MiB.</summary>
    public const long MaxDatasetIndexBytes = 16 << 20;

    /// <summary>Greatest size of a manifest in bytes, 64 MiB.</summary>
    public const long MaxManifestBytes = 64 << 20;

    /// <summary>Greatest size of a signature in bytes, 4 KiB; one by ECDSA P-256 has about 72.</summary>
    public const long MaxSignatureBytes = 4 << 10;

    /// <summary>Greatest size of a provenance statement in bytes, 256 MiB: a statement names every seed.</summary>
    public const long MaxStatementBytes = 256 << 20;

    // 1.0.0-a.json would stand where the entry of 1.0.0-a does.
    private static readonly string[] s_besides = [".json", ".jsonl", ".sig"];

    /// <summary>Whether a text can be a dataset's name.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for lower-case letters and digits with single <c>.</c>, <c>_</c> or <c>-</c> between them; not for the name of a feed's own file.</returns>
    public static bool IsName(string text) => text is { Length: <= 100 } and not IndexFile && Name().IsMatch(text) && SafePath.IsSafe(text);

    /// <summary>Whether a text can be a release's version.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for SemVer 2.0.0 whose numbers fit 32 bits, and that does not end as the files that stand beside a release do.</returns>
    public static bool IsVersion(string text) =>
        text is { Length: > 0 and <= 100 } && char.IsAsciiDigit(text[0]) && !s_besides.Any(ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && SemanticVersion.TryParse(text, out _) && NuGetVersion.TryParseStrict(text, out _);

    /// <summary>The folder of a release, relative to the feed.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="version">The version.</param>
    /// <returns>Such as <c>pond-notes/1.0.0</c>.</returns>
    public static string ReleasePath(string name, string version) => $"{name}/{version}";

    /// <summary>The index of a dataset, relative to the feed.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <returns>Such as <c>pond-notes/index.json</c>.</returns>
    public static string DatasetIndexPath(string name) => $"{name}/{IndexFile}";

    /// <summary>The signature of a release, relative to the feed.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="version">The version.</param>
    /// <returns>Such as <c>pond-notes/1.0.0.sig</c>.</returns>
    public static string SignaturePath(string name, string version) => $"{ReleasePath(name, version)}.sig";

    /// <summary>The provenance statement of a release, relative to the feed.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="version">The version.</param>
    /// <returns>Such as <c>pond-notes/1.0.0.intoto.jsonl</c>.</returns>
    public static string ProvenancePath(string name, string version) => $"{ReleasePath(name, version)}.intoto.jsonl";

    /// <summary>Reads the feed's index.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="place">Where they are from, for messages.</param>
    /// <returns>The index, checked.</returns>
    /// <exception cref="FeedException">DK4041: the text is no index.</exception>
    public static FeedIndex ParseIndex(ReadOnlySpan<byte> json, string place)
    {
        CheckIsOfFeed(json, place);
        var index = Parse(json, FeedJson.Default.FeedIndex, place);
        CheckFormat(index.Format, place);
        CheckItems(index.Datasets, place);
        foreach (var dataset in index.Datasets)
            Check(dataset, place);
        CheckDistinct(index.Datasets.Select(dataset => dataset.Name), place);
        return index;
    }

    /// <summary>Refuses the index of a dataset where that of its feed is asked for: whoever writes there would overwrite it.</summary>
    /// <param name="json">The file's bytes; they may be damaged.</param>
    /// <param name="place">Where they are from, for messages.</param>
    /// <exception cref="FeedException">DK4041: it is a dataset's index.</exception>
    public static void CheckIsOfFeed(ReadOnlySpan<byte> json, string place)
    {
        if (HasKey(json, "versions"u8) && !HasKey(json, "datasets"u8))
            throw Unreadable(place, "This is the index of one dataset; name the folder above it, which is the feed.");
    }

    /// <summary>Whether the object has a key, as far as it can be read.</summary>
    private static bool HasKey(ReadOnlySpan<byte> json, ReadOnlySpan<byte> key)
    {
        try
        {
            for (var reader = new Utf8JsonReader(json); reader.Read();)
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals(key))
                    return true;
            }
        }
        catch (JsonException)
        {
            // It is damaged, and what follows is unknown.
        }

        return false;
    }

    /// <summary>Reads the index of one dataset.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="name">The dataset that it must be of.</param>
    /// <param name="place">Where they are from, for messages.</param>
    /// <returns>The dataset, checked.</returns>
    /// <exception cref="FeedException">DK4041: the text is no index of this dataset.</exception>
    public static FeedDataset ParseDataset(ReadOnlySpan<byte> json, string name, string place)
    {
        var dataset = Parse(json, FeedJson.Default.FeedDataset, place);
        CheckFormat(dataset.Format, place);
        Check(dataset, place);
        return dataset.Name == name ? dataset : throw Unreadable(place, $"The index is that of '{dataset.Name}'.");
    }

    /// <summary>Reads what a feed keeps of one version, <c>NAME/VERSION.json</c>.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="version">The version that it must be of.</param>
    /// <param name="place">Where they are from, for messages.</param>
    /// <returns>The version, checked.</returns>
    /// <exception cref="FeedException">DK4041: the text is nothing of the kind.</exception>
    public static FeedVersion ParseVersion(ReadOnlySpan<byte> json, string version, string place)
    {
        var entry = Parse(json, FeedJson.Default.FeedVersion, place);
        Check(entry, place);
        return entry.Version == version ? entry : throw Unreadable(place, $"The file is that of version '{entry.Version}'.");
    }

    /// <summary>Reads a release's manifest.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="place">Where they are from, for messages.</param>
    /// <returns>The manifest; every path in it is safe to use below a folder.</returns>
    /// <exception cref="FeedException">DK4041: the text is no manifest; DK4045: a path leaves the folder or has no name that every system takes.</exception>
    public static ReleaseManifest ParseManifest(ReadOnlySpan<byte> json, string place)
    {
        var manifest = Parse(json, FeedJson.Default.ReleaseManifest, place);
        CheckDigest(manifest.ContentSha256, place);
        if (!IsName(manifest.Name) || !IsVersion(manifest.Version))
            throw Unreadable(place, "The manifest has no usable name and version.");
        CheckItems(manifest.Files, place);
        foreach (var file in manifest.Files)
        {
            CheckDigest(file.Sha256, place);
            var isShard = file.Split is not null;
            if (file.Bytes < 0 || isShard != file.UncompressedBytes is >= 0 || isShard != file.RecordCount is >= 0 || isShard != file.UncompressedSha256 is not null)
                throw Unreadable(place, $"The manifest's entry for '{file.Path}' lacks a key or has a negative number.");
            if (isShard)
                CheckDigest(file.UncompressedSha256!, place);
        }

        if (manifest.Layout is not (null or BagLayout))
            throw Unreadable(place, $"The release has the layout '{manifest.Layout}', which this version of DatasetKit does not know; use a newer one.");
        SafePath.Check([.. manifest.Files.Select(file => file.Path), ManifestFile, ChecksumsFile, .. manifest.Layout == BagLayout ? [TagManifestFile] : Array.Empty<string>()], place);
        return manifest;
    }

    internal static FeedException Unreadable(string place, string message, Exception? cause = null) => new(FeedCodes.Unreadable, place, message, cause);

    internal static T Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, string place)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw Unreadable(place, "The file holds null.");
        }
        catch (JsonException fault)
        {
            throw Unreadable(place, $"The file is not what a feed has there: {Words(fault)}", fault);
        }
    }

    // The runtime speaks of our types.
    private static string Words(JsonException fault) => fault.Message switch
    {
        var message when message.IndexOf("required properties including: ", StringComparison.Ordinal) is > 0 and var at => $"it lacks {message[(message.IndexOf(": ", at, StringComparison.Ordinal) + 2)..]}",
        var message when message.Contains("could not be converted", StringComparison.Ordinal) => $"the value of {fault.Path} is of another type.",
        var message when message.Contains("null values", StringComparison.Ordinal) => $"the value of {fault.Path} is null.",
        var message => message,
    };

    private static void CheckFormat(int? format, string place)
    {
        if (format != Version)
            throw Unreadable(place, $"The index has the format {format?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "(none)"}, and this version of DatasetKit reads {Version}; use a newer one.");
    }

    private static void Check(FeedDataset dataset, string place)
    {
        if (!IsName(dataset.Name))
            throw Unreadable(place, $"'{dataset.Name}' cannot be the name of a dataset.");
        CheckItems(dataset.Versions, place);
        foreach (var version in dataset.Versions)
            Check(version, place);
        CheckDistinct(dataset.Versions.Select(version => NuGetVersion.Parse(version.Version).ToNormalizedString()), place);
        if (dataset.Latest is { } latest && dataset.Versions.All(version => version.Version != latest))
            throw Unreadable(place, "The latest version is none of those that are listed.");
    }

    private static void Check(FeedVersion version, string place)
    {
        if (!IsVersion(version.Version))
            throw Unreadable(place, $"'{version.Version}' cannot be a version.");
        CheckDigest(version.ContentSha256, place);
        if (version.RecordCount is < 0 or > int.MaxValue || version.FileCount < 0 || version.Bytes < 0 || version.Splits.Values.Any(count => count < 0))
            throw Unreadable(place, $"A count of version '{version.Version}' is negative or too great.");
        foreach (var file in (FeedFile?[])[version.Manifest, version.Signature, version.Provenance])
        {
            if (file is null)
                continue;
            CheckDigest(file.Sha256, place);
            if (file.Bytes < 0)
                throw Unreadable(place, $"The index counts {file.Bytes} bytes.");
        }
    }

    /// <summary>Refuses a list that holds null, which the runtime lets through.</summary>
    private static void CheckItems<T>(IEnumerable<T?> items, string place)
        where T : class
    {
        if (items.Contains(null))
            throw Unreadable(place, "A list of the file holds null.");
    }

    private static void CheckDigest(string digest, string place)
    {
        if (!Sha256().IsMatch(digest))
            throw Unreadable(place, $"'{digest}' is no SHA-256 in lower-case hex.");
    }

    private static void CheckDistinct(IEnumerable<string> names, string place)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (names.FirstOrDefault(name => !seen.Add(name)) is { } twice)
            throw Unreadable(place, $"The index lists '{twice}' twice.");
    }

    [GeneratedRegex(@"^[a-z0-9]+([._-][a-z0-9]+)*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Sha256();
}
