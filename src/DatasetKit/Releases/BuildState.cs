using System.Security.Cryptography;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>
/// Remembers what the last build read and made, so that a build without a change does nothing. State of another tool, project or machine,
/// or that is cut short, is never trusted.
/// </summary>
internal sealed class BuildState
{
    private const string FileName = "build.state";
    private const int Format = 1;

    // File systems keep times in steps of up to two seconds: what is newer than that may have changed again without a new time.
    private static readonly TimeSpan s_racyTime = TimeSpan.FromSeconds(2);

    private readonly string? _file;
    private readonly string _settings;
    private readonly List<FileStamp> _inputs;

    private BuildState(string? file, string settings, List<FileStamp> inputs) => (_file, _settings, _inputs) = (file, settings, inputs);

    /// <summary>The result of the last build where nothing has changed since; else null.</summary>
    public BuildResult? LastResult { get; private init; }

    public static BuildState Open(DatasetProject project, Corpus corpus, string? stateDirectory)
    {
        if (stateDirectory is null)
            return new BuildState(null, "", []);
        var file = Path.Combine(stateDirectory, FileName);
        var inputs = corpus.Inputs.Order(StringComparer.Ordinal).Select(FileStamp.Of).ToList();
        var settings = SettingsDigest(project);
        return new BuildState(file, settings, inputs) { LastResult = TryRead(file, settings, inputs, project) };
    }

    /// <summary>Keeps a build's result. State is a cache: where it cannot be written, the next build does all work.</summary>
    public void Save(BuildResult result)
    {
        if (_file is null || result.ReleaseDirectory is null)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var temporary = $"{_file}.{Path.GetRandomFileName()}";
            File.WriteAllBytes(temporary, []);
            var now = File.GetLastWriteTimeUtc(temporary);
            File.WriteAllBytes(temporary, Seal(Write(result, now)));
            File.Move(temporary, _file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Nothing is lost but time.
            _ = fault;
        }
    }

    private static BuildResult? TryRead(string file, string settings, List<FileStamp> inputs, DatasetProject project)
    {
        try
        {
            if (!File.Exists(file) || Unseal(File.ReadAllBytes(file)) is not { } bytes)
                return null;
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            if (reader.ReadInt32() != Format || reader.ReadString() != settings)
                return null;
            if (!FileStamp.AreUnchanged(reader, inputs))
                return null;
            var outputs = FileStamp.ReadAll(reader);
            if (!outputs.TrueForAll(output => output.IsUnchanged()))
                return null;
            var result = ReadResult(reader, project, outputs);
            return HasOnly(result.ReleaseDirectory!, outputs) ? result : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    private static bool HasOnly(string folder, List<FileStamp> outputs)
    {
        var known = outputs.Select(output => output.File).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).All(known.Contains);
    }

    private byte[] Write(BuildResult result, DateTime now)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(_settings);
        FileStamp.WriteAll(writer, _inputs, now - s_racyTime);
        FileStamp.WriteAll(writer, [.. result.Files.Select(FileStamp.Of)], now - s_racyTime);
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

        writer.Flush();
        return stream.ToArray();
    }

    private static BuildResult ReadResult(BinaryReader reader, DatasetProject project, List<FileStamp> outputs)
    {
        var summary = new BuildSummary(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var directory = reader.ReadString();
        var diagnostics = new Diagnostic[reader.ReadInt32()];
        for (var i = 0; i < diagnostics.Length; i++)
            diagnostics[i] = new Diagnostic(reader.ReadString(), (Severity)reader.ReadByte(), reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadString());
        return new BuildResult
        {
            Diagnostics = diagnostics,
            Summary = summary,
            ProjectDirectory = project.Directory,
            ReleaseDirectory = directory,
            Files = [.. outputs.Select(output => output.File)],
            IsUpToDate = true,
        };
    }

    /// <summary>Everything but the seeds that a release depends on.</summary>
    private static string SettingsDigest(DatasetProject project)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(typeof(BuildState).Module.ModuleVersionId.ToByteArray());
        Add(File.ReadAllBytes(project.ProjectFile));
        Add(project.SchemaFile is null ? [] : File.ReadAllBytes(project.SchemaFile));
        foreach (var file in project.Schema.ReferencedFiles)
            Add(File.ReadAllBytes(file));
        foreach (var text in (ReadOnlySpan<string>)[project.ProjectFile, project.Version, project.Release.Directory, project.Root, .. project.Rules.Select(rule => $"{rule.Key}={rule.Value}").Order(StringComparer.Ordinal)])
            Add(Encoding.UTF8.GetBytes(text));
        return Digest.Finish(hash);

        void Add(byte[] part)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }
    }

    private static byte[] Seal(byte[] bytes) => [.. bytes, .. SHA256.HashData(bytes)];

    private static byte[]? Unseal(byte[] bytes)
    {
        if (bytes.Length < SHA256.HashSizeInBytes)
            return null;
        var content = bytes.AsSpan(..^SHA256.HashSizeInBytes);
        return SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length)) ? content.ToArray() : null;
    }
}
