namespace DatasetKit.EndToEnd;

/// <summary>Runs <c>dotnet</c> as a user would: nothing of the test run's own MSBuild reaches it, and it leaves no server behind.</summary>
internal static class Dotnet
{
    private static readonly string s_program = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static ProcessResult Run(string folder, IEnumerable<KeyValuePair<string, string?>> environment, params IEnumerable<string> arguments)
    {
        using var process = Start(folder, environment, arguments);
        return process.Finish();
    }

    public static RunningProcess Start(string folder, IEnumerable<KeyValuePair<string, string?>> environment, params IEnumerable<string> arguments) =>
        RunningProcess.Start(s_program, folder, [.. Clean(), .. environment], arguments);

    private static IEnumerable<KeyValuePair<string, string?>> Clean()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase))
                yield return new(name, null);
        }

        yield return new("MSBUILDDISABLENODEREUSE", "1");
        yield return new("DOTNET_CLI_USE_MSBUILD_SERVER", "0");
        yield return new("UseSharedCompilation", "false");
        yield return new("DOTNET_CLI_UI_LANGUAGE", "en");
        yield return new("DOTNET_NOLOGO", "1");
        yield return new("DOTNET_CLI_TELEMETRY_OPTOUT", "1");
    }
}
