using System.Security.Cryptography;
using DatasetKit.Metadata;
using DatasetKit.Releases;

namespace DatasetKit.Feeds;

/// <summary>Copies a release into a feed's staging folder, and checks while it copies that each file still is what was verified.</summary>
internal static class ReleaseCopy
{
    private const int BufferBytes = 1 << 20;

    /// <exception cref="IOException">A file cannot be copied, or has changed since it was verified.</exception>
    public static void Copy(string release, Manifest manifest, byte[] manifestBytes, string target, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(target);
        foreach (var file in manifest.Files)
            Copy(release, file, target, cancellationToken);
        foreach (var (name, bytes) in Checksums.Of(manifest, manifestBytes).Prepend((ReleaseLayout.Manifest, manifestBytes)))
            FileSystem.WriteDurably(Path.Combine(target, name), bytes);

        // A layout that the manifest does not tell all of would be published in part.
        if (Files(release).Except(Files(target), StringComparer.Ordinal).FirstOrDefault() is { } left)
            throw new IOException($"The release has the file '{left}', which its manifest does not list; nothing was published.");
        foreach (var folder in Directory.EnumerateDirectories(target, "*", SearchOption.AllDirectories))
            FileSystem.SyncFolder(folder);
        FileSystem.SyncFolder(target);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Select(file => Path.GetRelativePath(folder, file));

    private static void Copy(string release, ReleaseFile file, string target, CancellationToken cancellationToken)
    {
        var to = Path.Combine(target, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var input = InputFile.OpenStream(Path.Combine(release, file.Path));
        using var output = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[(int)Math.Clamp(file.Bytes, 1, BufferBytes)];
        while (input.Read(buffer) is > 0 and var count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
            output.Write(buffer, 0, count);
        }

        output.Flush();
        FileSystem.MakeDurable(output.SafeFileHandle);
        if (Digest.Finish(hash) != file.Sha256)
            throw new IOException($"'{file.Path}' changed while it was published; nothing was published.");
    }
}
