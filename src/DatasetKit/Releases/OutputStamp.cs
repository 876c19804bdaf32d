using System.Text;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>A file that a build made, as it was then.</summary>
/// <param name="File">The file, absolute.</param>
/// <param name="Stamp">What the system said of it.</param>
/// <param name="Sha256">Its digest, where the stamp alone cannot be trusted; else empty.</param>
internal sealed record OutputStamp(string File, Stamp Stamp, string Sha256)
{
    /// <param name="file">The file, absolute.</param>
    /// <param name="now">The file system's time, in nanoseconds since 1970.</param>
    /// <param name="sha256">The digest of what was written, where it is at hand: a shard of a small corpus is always young, and reading it again takes a twentieth of its build.</param>
    public static OutputStamp Of(string file, long now, string? sha256)
    {
        var stamp = StampOf(file);
        return new OutputStamp(file, stamp, stamp.Trusted(now) == stamp ? "" : sha256 ?? Digest.OfFile(file));
    }

    /// <summary>Whether the file is as it was. Where there is a digest it decides; a file that cannot be read is not as it was.</summary>
    public bool IsUnchanged()
    {
        try
        {
            var now = StampOf(File);
            return now.Bytes == Stamp.Bytes && now.Bytes >= 0 && (Sha256.Length > 0 ? Digest.OfFile(File) == Sha256 : now == Stamp);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(File);
        writer.Write(Stamp.Bytes);
        writer.Write(Stamp.Modified);
        writer.Write(Stamp.Changed);
        writer.Write(Stamp.File);
        writer.Write(Sha256);
    }

    public static OutputStamp Read(BinaryReader reader) =>
        new(reader.ReadString(), new Stamp(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64()), reader.ReadString());

    /// <summary>What the system says of a file.</summary>
    public static Stamp StampOf(string file)
    {
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            return Stamp.Missing;
        using var folder = FolderFiles.Open(Path.GetDirectoryName(file)!);
        return folder.StampOf(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\0").AsSpan(..^1));
    }
}
