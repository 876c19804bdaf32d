namespace DatasetKit.Cli;

/// <summary>The files of a new project, from <c>Templates/</c>.</summary>
internal static class ProjectTemplate
{
    // The names on the left cannot stand in this repository as they are: git and the build would take them for its own.
    private static readonly (string Template, string Path)[] s_files =
    [
        ("dataset.yaml", "dataset.yaml"),
        ("project.xml", "{{name}}.datasetproj"),
        ("metadata.schema.json", "metadata.schema.json"),
        ("welcome.md", "seeds/welcome.md"),
        ("defaults.yaml", "seeds/letters/_defaults.yaml"),
        ("first-letter.txt", "seeds/letters/first-letter.txt"),
        ("quotes.jsonl", "seeds/quotes.jsonl"),
        ("gitignore.txt", ".gitignore"),
        ("workflow.yml", ".github/workflows/dataset.yml"),
    ];

    public static IEnumerable<(string Path, string Text)> Files(string name, string toolVersion) =>
        s_files.Select(file => (Fill(file.Path, name, toolVersion), Fill(Read(file.Template), name, toolVersion)));

    private static string Fill(string text, string name, string toolVersion) =>
        text.Replace("{{quoted_name}}", Quoted(name), StringComparison.Ordinal).Replace("{{name}}", name, StringComparison.Ordinal).Replace("{{tool_version}}", toolVersion, StringComparison.Ordinal);

    // YAML takes 5 and 1e5 for numbers, and these words for no text.
    private static string Quoted(string name) => char.IsAsciiDigit(name[0]) || name is "null" or "true" or "false" ? $"'{name}'" : name;

    private static string Read(string template)
    {
        using var reader = new StreamReader(typeof(ProjectTemplate).Assembly.GetManifestResourceStream(template)!);
        return reader.ReadToEnd();
    }
}
