namespace DatasetKit.Releases;

/// <summary>What tells whether a file has changed: size and time, and its digest where the time is too young to be trusted.</summary>
internal readonly record struct FileStamp(string File, long Bytes, long Ticks, string Sha256)
{
    private const long Missing = -1;

    public static FileStamp Of(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? new FileStamp(file, info.Length, info.LastWriteTimeUtc.Ticks, "") : new FileStamp(file, Missing, 0, "");
    }

    public bool IsUnchanged() => Matches(Of(File));

    /// <summary>Whether stamps that were kept are those of files as they are now.</summary>
    public static bool AreUnchanged(BinaryReader reader, List<FileStamp> now)
    {
        if (reader.ReadInt32() != now.Count)
            return false;
        foreach (var current in now)
        {
            if (Read(reader) is var kept && (kept.File != current.File || !kept.Matches(current)))
                return false;
        }

        return true;
    }

    public static List<FileStamp> ReadAll(BinaryReader reader)
    {
        var stamps = new List<FileStamp>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            stamps.Add(Read(reader));
        return stamps;
    }

    /// <param name="writer">Receives the stamps.</param>
    /// <param name="stamps">The stamps to keep.</param>
    /// <param name="trustedBefore">Files that are younger are hashed: they may change again without a new time.</param>
    public static void WriteAll(BinaryWriter writer, IReadOnlyCollection<FileStamp> stamps, DateTime trustedBefore)
    {
        writer.Write(stamps.Count);
        foreach (var stamp in stamps)
        {
            writer.Write(stamp.File);
            writer.Write(stamp.Bytes);
            writer.Write(stamp.Ticks);
            writer.Write(stamp.Bytes != Missing && stamp.Ticks >= trustedBefore.Ticks ? Digest.OfFile(stamp.File) : "");
        }
    }

    private static FileStamp Read(BinaryReader reader) => new(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadString());

    /// <summary>A digest decides where there is one: a file that was only touched is unchanged, one that changed in haste is not.</summary>
    private bool Matches(FileStamp now) =>
        Bytes == now.Bytes && Bytes != Missing && (Sha256.Length > 0 ? Digest.OfFile(File) == Sha256 : Ticks == now.Ticks);
}
