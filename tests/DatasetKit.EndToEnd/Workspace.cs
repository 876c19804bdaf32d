using System.Security.Cryptography;

namespace DatasetKit.EndToEnd;

/// <summary>A folder of throw-away projects, and what is done with them.</summary>
public sealed class Workspace
{
    private readonly Packages _packages;

    internal Workspace(Packages packages, string folder) => (_packages, Folder) = (packages, folder);

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>The release of the dataset that <see cref="WithDataset"/> writes.</summary>
    public string Release => PathOf("artifacts/releases/pond-notes/1.0.0");

    /// <summary>A path below the folder, absolute.</summary>
    public string PathOf(string relative) => Path.GetFullPath(relative, Folder);

    /// <summary>Writes a file.</summary>
    public Workspace With(string relative, string text)
    {
        var path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Writes a dataset of two sound seeds.</summary>
    public Workspace WithDataset(string below = ".") => this
        .With($"{below}/dataset.yaml", "name: pond-notes\nversion: 1.0.0\n")
        .WithSeed($"{below}/seeds/frogs.md", "The frogs are back.")
        .WithSeed($"{below}/seeds/reeds.md", "The reeds were cut.");

    /// <summary>Writes a sound seed.</summary>
    public Workspace WithSeed(string relative, string text, string furtherKeys = "") =>
        With(relative, $"---\ntitle: A note\ndate: 2024-05-01\nsource: The pond keeper\n{furtherKeys}---\n\n{text}\n");

    /// <summary>Writes a seed whose date, in line 3, cannot be read.</summary>
    public Workspace WithBrokenSeed(string relative) => With(relative, "---\ntitle: A note\ndate: someday\nsource: The pond keeper\n---\n\nText.\n");

    /// <summary>Writes a sidecar without a seed, which is a warning, DK1018.</summary>
    public Workspace WithOrphan(string relative = "seeds/lost.md.yaml") => With(relative, "pages: 2\n");

    /// <summary>Writes a dataset project of the SDK.</summary>
    public Workspace WithSdkProject(string relative = "pond.datasetproj", string body = "") =>
        With(relative, $"""<Project Sdk="DatasetKit.Sdk/{_packages.Version}">{body}</Project>""");

    /// <summary>Writes a C# project that builds the dataset beside it by the package.</summary>
    public Workspace WithPackageProject(string relative, string frameworks = "<TargetFramework>net10.0</TargetFramework>", string body = "") => With(relative, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>{frameworks}</PropertyGroup>
          <ItemGroup><PackageReference Include="DatasetKit.MSBuild" Version="{_packages.Version}" PrivateAssets="all" /></ItemGroup>
          {body}
        </Project>
        """);

    /// <summary>Runs <c>dotnet build</c>.</summary>
    public ProcessResult Build(params IEnumerable<string> arguments) => Run(["build", .. arguments, "-tl:off", "-clp:NoSummary"]);

    /// <summary>Runs <c>dotnet</c>.</summary>
    public ProcessResult Run(params IEnumerable<string> arguments) => Dotnet.Run(Folder, _packages.Environment, arguments);

    /// <summary>Runs <c>datasetkit</c>.</summary>
    public ProcessResult RunTool(params IEnumerable<string> arguments)
    {
        using var process = StartTool(arguments);
        return process.Finish();
    }

    /// <summary>The installed <c>datasetkit</c> command.</summary>
    public string Tool => _packages.Tool;

    internal RunningProcess StartTool(params IEnumerable<string> arguments)
    {
        Directory.CreateDirectory(Folder);
        return RunningProcess.Start(_packages.Tool, Folder, [], arguments);
    }

    /// <summary>Runs <c>datasetkit</c> with its standard output going to a file.</summary>
    public ProcessResult RunToolInto(string file, string arguments)
    {
        Directory.CreateDirectory(Folder);
        using var process = RunningProcess.Start("/bin/sh", Folder, [], ["-c", $"exec '{_packages.Tool}' {arguments} > {file}"]);
        return process.Finish();
    }

    /// <summary>Starts a shell's command on a terminal of its own.</summary>
    internal RunningProcess StartOnTerminal(string script, string command) =>
        RunningProcess.Start(script, Folder, [new("TERM", "xterm"), new("CI", null), new("NO_COLOR", null)], ["--quiet", "--return", "--command", command, "/dev/null"]);

    internal RunningProcess Start(params IEnumerable<string> arguments) => Dotnet.Start(Folder, _packages.Environment, arguments);

    /// <summary>The paths of all files below a folder, relative to it, in ordinal order; none where there is no folder.</summary>
    public IReadOnlyList<string> Files(string relative) => [.. Digests(relative).Keys];

    /// <summary>What all files below a folder hold, by path.</summary>
    public SortedDictionary<string, string> Digests(string relative) => Describe(relative, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    /// <summary>When all files below a folder were written, by path.</summary>
    public SortedDictionary<string, string> Times(string relative) => Describe(relative, file => File.GetLastWriteTimeUtc(file).ToString("O"));

    private SortedDictionary<string, string> Describe(string relative, Func<string, string> describe)
    {
        var described = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var start = PathOf(relative);
        if (!Directory.Exists(start))
            return described;
        foreach (var file in Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories))
            described[Path.GetRelativePath(start, file).Replace('\\', '/')] = describe(file);
        return described;
    }
}
