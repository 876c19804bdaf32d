using System.Text.Json;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>A program that takes part.</summary>
internal abstract class Contestant(string name)
{
    public string Name { get; } = name;

    /// <summary>Why it cannot take part here; null where it can.</summary>
    public string? Missing { get; protected init; }

    /// <summary>Why it has no part in this case; null where it has.</summary>
    public virtual string? Excuse(Case @case) => null;

    /// <summary>Does what must be done before the clock starts.</summary>
    public abstract void Prepare(Case @case);

    public abstract IReadOnlyList<string> Command(Case @case);

    /// <summary>The digest of the records that it wrote; null where it writes none.</summary>
    public abstract string? ContentSha256(Case @case);

    /// <summary>Where it writes, beside the seeds.</summary>
    protected string OutputOf(Case @case) => Path.Combine(@case.Corpus.Folder, $"out-{Name}");

    protected static void Empty(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }

    protected static string ReadDigest(string manifest)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return json.RootElement.GetProperty("content_sha256").GetString()!;
    }
}
