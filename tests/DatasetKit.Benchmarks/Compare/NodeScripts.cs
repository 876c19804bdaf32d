namespace DatasetKit.Benchmarks.Compare;

/// <summary>The scripts of Node beside the packages that they need, which npm brings once into the work folder.</summary>
/// <param name="Node">The interpreter.</param>
/// <param name="Folder">Where the scripts are.</param>
/// <param name="Missing">Why they cannot run; null where they can.</param>
internal sealed record NodeScripts(string Node, string Folder, string? Missing)
{
    public static NodeScripts Install(string work, string peers)
    {
        var folder = Path.Combine(work, "node");
        Directory.CreateDirectory(folder);
        foreach (var file in (string[])["package.json", "pipeline.mjs", "check.mjs"])
            File.Copy(Path.Combine(peers, file), Path.Combine(folder, file), overwrite: true);
        var (node, npm) = (Tool.Find("node"), Tool.Find("npm"));
        var missing = node is null || npm is null ? "install nodejs and npm" : null;
        if (missing is null && !Directory.Exists(Path.Combine(folder, "node_modules", "ajv-formats")))
            missing = Tool.Run(npm!, folder, "install", "--no-package-lock", "--no-audit", "--no-fund");
        return new NodeScripts(node ?? "", folder, missing);
    }

    public string PathOf(string script) => Path.Combine(Folder, script);
}
