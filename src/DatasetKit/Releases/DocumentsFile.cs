using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>
/// The file that remembers the documents of the last build, <c>build.documents</c>, and what was found in each of them: about a hundred bytes
/// a document. It is read where some seeds have changed, and then whole.
/// </summary>
internal static class DocumentsFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="file">The file; what it held is lost.</param>
    /// <param name="documents">The documents, with the places of their records in the release.</param>
    /// <param name="findings">What each document shows by itself, in the order of the documents.</param>
    /// <param name="columns">What the values of their records are.</param>
    /// <returns>The digest of what was written.</returns>
    public static Hash128 Write(string file, DocumentTable documents, IReadOnlyCollection<(int Document, Finding Finding)> findings, ColumnStatistics columns)
    {
        using (var writer = new BinaryWriter(new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 18), Encoding.UTF8))
        {
            documents.Write(writer);
            writer.Write(findings.Count);
            foreach (var (document, finding) in findings)
            {
                writer.Write(document);
                writer.Write(finding.Code);
                writer.Write(finding.Location.Path);
                writer.Write(finding.Location.Line);
                writer.Write(finding.Location.Column);
                writer.Write(finding.Message);
            }

            columns.Write(writer);
        }

        return DigestOf(file);
    }

    /// <summary>Reads the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="digest">The digest of what was written.</param>
    /// <returns>Null where it is not what was written.</returns>
    public static CarriedDocuments? Read(string file, Hash128 digest)
    {
        if (!IsWhole(file, digest))
            return null;
        using var reader = new BinaryReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 18), Encoding.UTF8);
        var documents = DocumentTable.Read(reader);
        var findings = new Dictionary<int, List<Finding>>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var document = reader.ReadInt32();
            var finding = new Finding(reader.ReadString(), new Location(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32()), reader.ReadString());
            if (!findings.TryGetValue(document, out var list))
                findings[document] = list = [];
            list.Add(finding);
        }

        // Of too many columns nothing was counted that could be carried on.
        var columns = ColumnStatistics.Read(reader);
        return columns.HasTooMany ? null : new CarriedDocuments(documents, findings, columns);
    }

    // What cannot be read is none of what was written.
    private static bool IsWhole(string file, Hash128 digest)
    {
        try
        {
            return File.Exists(file) && DigestOf(file) == digest;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Hash128 DigestOf(string file)
    {
        using var stream = InputFile.OpenStream(file);
        return Hash128.Of(stream);
    }
}
