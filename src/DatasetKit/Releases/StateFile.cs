using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Seeds;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>
/// The file that remembers the last build, <c>build.state</c>: a block for each folder of the corpus, then a header that says where they
/// are, then the header's place and digest. A build without a change reads a block when it looks at that folder, and never all of them.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private const int Format = 7;
    private const int TailBytes = 24;

    private readonly SafeFileHandle? _handle;

    private StateFile(SafeFileHandle? handle) => _handle = handle;

    /// <summary>Digest of all but the seeds that documents and their records depend on.</summary>
    public required string DocumentSettings { get; init; }

    /// <summary>Digest of all but the seeds that the release depends on.</summary>
    public required string ReleaseSettings { get; init; }

    /// <summary>What the build said and made.</summary>
    public required BuildResult Result { get; init; }

    /// <summary>The files that the build made.</summary>
    public required IReadOnlyList<OutputStamp> Outputs { get; init; }

    /// <summary>The shards of the release, as the documents number them from 1.</summary>
    public required IReadOnlyList<ReleaseFile> Shards { get; init; }

    /// <summary>Digest of the file that remembers the documents; it tells that the two belong together.</summary>
    public required Hash128 DocumentsDigest { get; init; }

    /// <summary>The folders' paths, relative to the root, each with its block.</summary>
    public required IReadOnlyList<(string Path, long Offset, int Bytes, Hash128 Digest)> Folders { get; init; }

    /// <summary>Opens a state file.</summary>
    /// <returns>Null where there is none that can be trusted.</returns>
    public static StateFile? Open(string file, string projectDirectory)
    {
        if (!File.Exists(file))
            return null;
        SafeFileHandle? handle = null;
        try
        {
            handle = OperatingSystem.IsWindows() ? File.OpenHandle(file, share: FileShare.ReadWrite | FileShare.Delete) : InputFile.Open(file);
            var length = RandomAccess.GetLength(handle);
            if (length >= TailBytes && ReadHeader(handle, length, projectDirectory) is { } state)
                return state;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            // It is cut short or holds what no build wrote.
        }

        handle?.Dispose();
        return null;
    }

    /// <summary>A state to write.</summary>
    public static StateFile ToWrite(string documentSettings, string releaseSettings, BuildResult result, IReadOnlyList<OutputStamp> outputs, IReadOnlyList<ReleaseFile> shards, Hash128 documentsDigest) => new(null)
    {
        DocumentSettings = documentSettings,
        ReleaseSettings = releaseSettings,
        Result = result,
        Outputs = outputs,
        Shards = shards,
        DocumentsDigest = documentsDigest,
        Folders = [],
    };

    /// <summary>Reads the block of a folder.</summary>
    /// <exception cref="IOException">It is not what was written.</exception>
    public FolderState ReadFolder(int index)
    {
        var (_, offset, bytes, digest) = Folders[index];
        var block = GC.AllocateUninitializedArray<byte>(bytes);
        if (RandomAccess.Read(_handle!, block, offset) != bytes || Hash128.Of(block) != digest)
            throw new IOException("The state of the last build is damaged.");
        return new FolderState(block);
    }

    public void Dispose() => _handle?.Dispose();

    private static StateFile? ReadHeader(SafeFileHandle handle, long length, string projectDirectory)
    {
        var tail = new byte[TailBytes];
        _ = RandomAccess.Read(handle, tail, length - TailBytes);
        using var end = new BinaryReader(new MemoryStream(tail));
        var (start, digest) = (end.ReadInt64(), Hash128.Read(end));
        if (start < 0 || length - TailBytes - start is not (>= 0 and <= int.MaxValue and var bytes))
            return null;
        var header = new byte[bytes];
        if (RandomAccess.Read(handle, header, start) != bytes || Hash128.Of(header) != digest)
            return null;
        using var reader = new BinaryReader(new MemoryStream(header), Encoding.UTF8);
        if (reader.ReadInt32() != Format)
            return null;
        var (documentSettings, releaseSettings) = (reader.ReadString(), reader.ReadString());
        var documentsDigest = Hash128.Read(reader);
        var outputs = ReadList(reader, OutputStamp.Read);
        var shards = ReadList(reader, ReadShard);
        return new StateFile(handle)
        {
            DocumentSettings = documentSettings,
            ReleaseSettings = releaseSettings,
            DocumentsDigest = documentsDigest,
            Outputs = outputs,
            Shards = shards,
            Folders = ReadList(reader, static reader => (reader.ReadString(), reader.ReadInt64(), reader.ReadInt32(), Hash128.Read(reader))),
            Result = ReadResult(reader, projectDirectory, [.. outputs.Select(output => output.File)]),
        };
    }

    /// <summary>What the file ends with, but for the tail.</summary>
    /// <param name="folders">Where the folders' blocks are.</param>
    public byte[] Header(List<(string Path, long Offset, int Bytes, Hash128 Digest)> folders)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(DocumentSettings);
        writer.Write(ReleaseSettings);
        DocumentsDigest.Write(writer);
        writer.Write(Outputs.Count);
        foreach (var output in Outputs)
            output.Write(writer);
        writer.Write(Shards.Count);
        foreach (var shard in Shards)
            WriteShard(writer, shard);
        writer.Write(folders.Count);
        foreach (var (path, offset, bytes, digest) in folders)
        {
            writer.Write(path);
            writer.Write(offset);
            writer.Write(bytes);
            digest.Write(writer);
        }

        WriteResult(writer, Result);
        writer.Flush();
        return stream.ToArray();
    }

    private static void WriteShard(BinaryWriter writer, ReleaseFile shard)
    {
        writer.Write(shard.Path);
        writer.Write(shard.Bytes);
        writer.Write(shard.Sha256);
        writer.Write(shard.Shard!.Split);
        writer.Write(shard.Shard.RecordCount);
        writer.Write(shard.Shard.UncompressedBytes);
        writer.Write(shard.Shard.UncompressedSha256);
        writer.Write(shard.Pieces.Count);
        foreach (var piece in shard.Pieces)
        {
            piece.Digest.Write(writer);
            writer.Write(piece.Bytes);
        }
    }

    private static ReleaseFile ReadShard(BinaryReader reader) => new(reader.ReadString(), reader.ReadInt64(), reader.ReadString())
    {
        Shard = new ShardInfo(reader.ReadString(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadString()),
        Pieces = ReadList(reader, static reader => new PackedPiece(Hash128.Read(reader), reader.ReadInt32())),
    };

    private static void WriteResult(BinaryWriter writer, BuildResult result)
    {
        var summary = result.Summary;
        foreach (var count in (ReadOnlySpan<int>)[summary.Seeds, summary.Documents, summary.Records, summary.Rejected, summary.Errors, summary.Warnings])
            writer.Write(count);
        writer.Write(result.ReleaseDirectory!);
        writer.Write(result.Diagnostics.Count);
        foreach (var diagnostic in result.Diagnostics)
        {
            writer.Write(diagnostic.Code);
            writer.Write((byte)diagnostic.Severity);
            writer.Write(diagnostic.Path);
            writer.Write(diagnostic.Line);
            writer.Write(diagnostic.Column);
            writer.Write(diagnostic.Message);
        }
    }

    private static BuildResult ReadResult(BinaryReader reader, string projectDirectory, IReadOnlyList<string> files)
    {
        var summary = new BuildSummary(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var directory = reader.ReadString();
        var diagnostics = ReadList(reader, static reader => new Diagnostic(reader.ReadString(), (Severity)reader.ReadByte(), reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadString()));
        return new BuildResult
        {
            Diagnostics = diagnostics,
            Summary = summary,
            ProjectDirectory = projectDirectory,
            ReleaseDirectory = directory,
            Files = files,
            IsUpToDate = true,
        };
    }

    private static List<T> ReadList<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var result = new List<T>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            result.Add(read(reader));
        return result;
    }
}
