using System.CommandLine;

namespace DatasetKit.Cli.Commands;

/// <summary>The options of the commands that read a feed.</summary>
internal static class FeedArguments
{
    public static Option<string> CreateFrom() => new("--from") { Description = "The feed: a folder, or an http or https URL.", HelpName = "FEED", Required = true };

    /// <summary>The feed as an absolute path, or as the URL that it is.</summary>
    public static string Locate(string from, Terminal terminal) => from.Contains("://", StringComparison.Ordinal) ? from : Path.GetFullPath(from, terminal.CurrentDirectory);

    /// <summary>Runs what needs the network. A command has nothing else to do meanwhile.</summary>
    public static T Wait<T>(Task<T> work) => work.GetAwaiter().GetResult();
}
