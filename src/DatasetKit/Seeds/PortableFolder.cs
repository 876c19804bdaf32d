using System.IO.Enumeration;
using System.Text;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>A folder by what .NET offers on every system.</summary>
internal sealed class PortableFolder(string path) : FolderFiles
{
    private const long NanosecondsOfTick = 100;

    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    public override void List(Visit visit)
    {
        var entries = new FileSystemEnumerable<(string Name, EntryKind Kind)>(path, static (ref FileSystemEntry entry) => (entry.FileName.ToString(), KindOf(ref entry)), s_all);
        foreach (var (name, kind) in entries)
            visit(Encoding.UTF8.GetBytes(name), kind);
    }

    public override Stamp StampOf(ReadOnlySpan<byte> name)
    {
        var file = new FileInfo(PathOf(name));
        return file.Exists ? new Stamp(file.Length, Nanoseconds(file), 0, file.CreationTimeUtc.Ticks) : Stamp.Missing;
    }

    public override Stamp Load(ReadOnlySpan<byte> name, int maxBytes, ref TextBuffer buffer)
    {
        var stamp = StampOf(name);
        using var file = InputFile.Open(PathOf(name));
        var length = RandomAccess.GetLength(file);
        buffer.SetLength(0);
        if (length > maxBytes)
            return stamp with { Bytes = length };
        var bytes = buffer.Reserve((int)length);
        var total = 0;
        while (total < length && RandomAccess.Read(file, bytes[total..(int)length], total) is > 0 and var count)
            total += count;
        buffer.SetLength(total);
        return stamp;
    }

    public override void Dispose()
    {
    }

    private string PathOf(ReadOnlySpan<byte> name) => Path.Combine(path, Encoding.UTF8.GetString(name));

    private static EntryKind KindOf(ref FileSystemEntry entry) => entry.IsDirectory
        ? (entry.Attributes & FileAttributes.ReparsePoint) == 0 ? EntryKind.Folder : EntryKind.Other
        : EntryKind.File;

    private static long Nanoseconds(FileInfo file) => (file.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks * NanosecondsOfTick;
}
