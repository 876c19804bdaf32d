namespace DatasetKit.EndToEnd;

/// <summary>This repository builds its own sample by the code beside it, on a copy that is edited.</summary>
public sealed class RepositoryTests
{
    private static readonly string[] s_parts = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig", "global.json", "README.md", "build", "schemas", "seeds", "src"];

    // MSBuild keeps processes for the next build, and in them the assemblies of tasks by their paths.
    [Fact]
    public void AnEditedTaskAndLibraryAreUsedThoughProcessesLiveOn()
    {
        var folder = Directory.CreateTempSubdirectory("datasetkit-repository-").FullName;
        KeyValuePair<string, string?>[] environment =
        [
            new("MSBUILDDISABLENODEREUSE", null),
            // No process of another build is taken, and no other build takes these.
            new("MSBUILDNODEHANDSHAKESALT", folder),
            // So that the dataset is surely built in a process that lives on.
            new("MSBUILDNOINPROCNODE", "1"),
        ];
        string[] build = ["build", "seeds/saltmarsh-papers.datasetproj", "-nodeReuse:true", "-m:1", "-tl:off", "-p:RunAnalyzers=false"];
        try
        {
            foreach (var part in s_parts)
                Copy(Path.Combine(Repository.Root, part), Path.Combine(folder, part));
            var release = Path.Combine(folder, "artifacts", "releases", "saltmarsh-papers", "1.0.0");

            Assert.Single(Dotnet.Run(folder, environment, build).Succeeded().LinesWith($"saltmarsh-papers -> {release}"));
            Assert.True(File.Exists(Path.Combine(release, "schema.json")));
            Assert.False(Directory.Exists(Path.Combine(folder, "seeds", "obj")));

            Replace(Path.Combine(folder, "src/DatasetKit.MSBuild/BuildDataset.cs"), "{0} -> {1}", "{0} edited -> {1}");
            Replace(Path.Combine(folder, "src/DatasetKit/Releases/ReleaseLayout.cs"), "schema.json", "edited.json");
            Assert.Single(Dotnet.Run(folder, environment, build).Succeeded().LinesWith($"saltmarsh-papers edited -> {release}"));
            Assert.True(File.Exists(Path.Combine(release, "edited.json")));
        }
        finally
        {
            Dotnet.Run(folder, environment, "build-server", "shutdown", "--msbuild").Succeeded();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        Directory.CreateDirectory(to);
        foreach (var entry in Directory.EnumerateFileSystemEntries(from).Where(entry => Path.GetFileName(entry) is not ("bin" or "obj")))
            Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
    }
}
