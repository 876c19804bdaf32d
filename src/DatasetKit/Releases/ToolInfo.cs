using System.Reflection;

namespace DatasetKit.Releases;

/// <summary>What is known of this tool.</summary>
public static class ToolInfo
{
    /// <summary>The version, as the packages have it.</summary>
    public static string Version { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
