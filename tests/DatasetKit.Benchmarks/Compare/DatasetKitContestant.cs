using System.Globalization;

namespace DatasetKit.Benchmarks.Compare;

/// <summary><c>datasetkit build</c> as a process.</summary>
internal sealed class DatasetKitContestant : Contestant
{
    private const string DatasetName = "bench";

    private readonly string[] _command;
    private readonly bool _hasThreads;

    /// <param name="name">The name in the table.</param>
    /// <param name="program">The tool: an executable, or an assembly that <c>dotnet</c> runs.</param>
    public DatasetKitContestant(string name, string program)
        : base(name)
    {
        _command = PublishedTool.CommandOf(program);
        var help = Tool.Output(_command[0], Path.GetTempPath(), [.. _command[1..], "build", "--help"]);
        Missing = help is null ? $"{program} does not run" : null;
        _hasThreads = help?.Contains("--threads", StringComparison.Ordinal) == true;
    }

    public override string? Excuse(Case @case) => @case.Threads == Environment.ProcessorCount || _hasThreads ? null : "it has no --threads yet";

    public override void Prepare(Case @case)
    {
        if (@case.IsFresh)
        {
            Empty(ProjectOf(@case));
            WriteProject(@case);
            return;
        }

        // One build, that of the first round, is what all rounds change or leave as it is.
        if (!File.Exists(StampOf(@case)) || File.ReadAllText(StampOf(@case)) != @case.Compression)
        {
            Empty(ProjectOf(@case));
            WriteProject(@case);
            Build(@case);
            File.WriteAllText(StampOf(@case), @case.Compression);
        }

        if (@case.Scenario == Scenario.Touched)
        {
            Build(@case);
            @case.Corpus.Edit();
        }
    }

    public override IReadOnlyList<string> Command(Case @case)
    {
        string[] threads = _hasThreads ? ["--threads", @case.Threads.ToString(CultureInfo.InvariantCulture)] : [];
        return [.. _command, "build", "--project", ProjectOf(@case), .. threads];
    }

    public override string ContentSha256(Case @case) =>
        ReadDigest(Path.Combine(ProjectOf(@case), "artifacts", "releases", DatasetName, "1.0.0", "manifest.json"));

    private string ProjectOf(Case @case) => OutputOf(@case);

    private string StampOf(Case @case) => Path.Combine(ProjectOf(@case), "built");

    private void WriteProject(Case @case) => File.WriteAllText(
        Path.Combine(ProjectOf(@case), "dataset.yaml"),
        $"name: {DatasetName}\nversion: 1.0.0\nlicense: CC0-1.0\nroot: ../seeds\non_invalid: drop\nrelease:\n  compression: {@case.Compression}\n");

    private void Build(Case @case)
    {
        if (MeasuredProcess.Run(Command(@case), @case.Corpus.Folder, Path.Combine(@case.Corpus.Folder, $"{Name}.log")).ExitCode != 0)
            throw new InvalidOperationException($"{Name} failed; see {Name}.log in {@case.Corpus.Folder}.");
    }
}
