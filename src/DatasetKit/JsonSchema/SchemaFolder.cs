namespace DatasetKit.JsonSchema;

/// <summary>A folder whose files references may name.</summary>
/// <param name="Uri">What the URIs of its files begin with.</param>
/// <param name="Directory">The folder, absolute.</param>
/// <param name="Name">The folder as diagnostics name it; empty where their paths are relative to it.</param>
internal sealed record SchemaFolder(string Uri, string Directory, string Name = "")
{
    /// <summary>The folder whose files refer to each other by their relative paths: that of the project.</summary>
    public static SchemaFolder OfProject(string directory, string name = "") => new(SchemaLoader.Root.AbsoluteUri, directory, name);

    /// <summary>A file as diagnostics name it.</summary>
    /// <param name="path">Relative to the folder.</param>
    public string NameOf(string path) => Name.Length == 0 ? path : $"{Name.TrimEnd('/')}/{path}";
}
