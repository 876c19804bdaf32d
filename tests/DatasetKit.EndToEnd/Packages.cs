namespace DatasetKit.EndToEnd;

/// <summary>
/// The packages of this repository in a feed of their own, with a folder of installed packages of their own, so that nothing of an older
/// build is used and no other feed is asked. Below it lie the throw-away projects.
/// </summary>
internal sealed class Packages : IDisposable
{
    private readonly Lazy<string> _tool;
    private int _workspaces;

    /// <summary>Packs what was built with the tests.</summary>
    public Packages()
    {
        Folder = Directory.CreateTempSubdirectory("datasetkit-e2e-").FullName;
        Environment =
        [
            new("NUGET_PACKAGES", Path.Combine(Folder, "installed")),
            new("NuGetAudit", "false"),
        ];
        File.WriteAllText(Path.Combine(Folder, "nuget.config"), """<configuration><packageSources><clear /><add key="local" value="feed" /></packageSources></configuration>""");

        // Nothing above the folder may reach into the projects.
        File.WriteAllText(Path.Combine(Folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(Folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(Folder, "Directory.Packages.props"), "<Project />");
        Pack("DatasetKit.MSBuild");
        Pack("DatasetKit.Sdk");
        Pack("DatasetKit.Cli");
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Path.Combine(Folder, "feed"), "DatasetKit.Sdk.*").Single())["DatasetKit.Sdk.".Length..];
        _tool = new Lazy<string>(InstallTool);
    }

    /// <summary>The version of the packages.</summary>
    public string Version { get; }

    /// <summary>The feed, the projects and all else; gone after the tests.</summary>
    public string Folder { get; }

    /// <summary>The installed <c>datasetkit</c> command.</summary>
    public string Tool => _tool.Value;

    internal IReadOnlyList<KeyValuePair<string, string?>> Environment { get; }

    /// <summary>A new folder for projects.</summary>
    public Workspace NewWorkspace(string name = "work") => new(this, Path.Combine(Folder, $"{name} {Interlocked.Increment(ref _workspaces)}"));

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Pack(string project) =>
        Dotnet.Run(Repository.Root, [], "pack", Path.Combine("src", project), "--no-build", "-c", Repository.Configuration, "-o", Path.Combine(Folder, "feed")).Succeeded();

    private string InstallTool()
    {
        var tools = Path.Combine(Folder, "tools");
        Dotnet.Run(Folder, Environment, "tool", "install", "DatasetKit.Cli", "--version", Version, "--tool-path", tools).Succeeded();
        return Path.Combine(tools, "datasetkit");
    }
}
