using System.Globalization;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Text;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>
/// Digests of everything but the seeds that a build depends on: what differs in them may not be taken from the last build. They are no
/// SHA-256, since to load what computes that is a tenth of the time of a build that finds nothing to do.
/// </summary>
internal static class SettingsDigest
{
    /// <summary>What a document, its findings and its record depend on: the tool, the schema, and the settings about seeds and records.</summary>
    public static string OfDocuments(DatasetProject project) => Of(
    [
        typeof(SettingsDigest).Module.ModuleVersionId.ToByteArray(),
        [(byte)Unsafe.SizeOf<DocumentEntry>(), BitConverter.IsLittleEndian ? (byte)1 : (byte)0],
        Read(project.SchemaFile),
        .. project.Schema.ReferencedFiles.Select(Read),
        .. FolderDefaults.FilesAboveRoot(project.CorpusOptions).Select(Read),
        .. Texts(
        [
            project.ProjectFile,
            project.Root,
            project.Release.Directory,
            $"{project.OnInvalid} {project.Release.Shape} {project.Salt}",
            string.Join('\n', project.Include),
            string.Join('\n', project.Exclude),
            .. project.Splits.Keys.Order(StringComparer.Ordinal).Select(split => $"{split}={project.Splits[split].ToString(CultureInfo.InvariantCulture)}"),
            .. project.Rules.Keys.Order(StringComparer.Ordinal).Select(rule => $"{rule}={project.Rules[rule].ToString()}"),
        ]),
    ]);

    /// <summary>What a release depends on besides its documents: all that the project says, and what was published last.</summary>
    public static string OfRelease(DatasetProject project) =>
        Of([Read(project.ProjectFile), Read(File.Exists(project.LockFile) ? project.LockFile : null), .. Texts([project.Version])]);

    private static IEnumerable<byte[]> Texts(IEnumerable<string> texts) => texts.Select(Encoding.UTF8.GetBytes);

    private static byte[] Read(string? file) => file is null ? [] : InputFile.ReadAll(file);

    private static string Of(IEnumerable<byte[]> parts)
    {
        var digest = new XxHash128();
        foreach (var part in parts)
        {
            digest.Append(BitConverter.GetBytes(part.Length));
            digest.Append(part);
        }

        return Convert.ToHexStringLower(digest.GetCurrentHash());
    }
}
