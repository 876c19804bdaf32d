using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using DatasetKit.Client;
using DatasetKit.Diagnostics;

namespace DatasetKit.Cli.Commands;

/// <summary>The options of the commands that read a feed.</summary>
internal static class FeedArguments
{
    public static Option<string> CreateFrom() => new("--from") { Description = "The feed: a folder, or an http or https URL.", HelpName = "FEED", Required = true };

    public static Option<string?> CreateCache() => new("--cache") { Description = "The folder that keeps what was fetched. Default: the user's own.", HelpName = "DIR" };

    public static Option<string?> CreateKey() => KeyOption.Create("The publisher's public key in PEM: only a release that it signed is taken.");

    public static Option<bool> CreatePrerelease() => new("--prerelease") { Description = "Take a pre-release too, where the range names none." };

    /// <summary>How the feed is read, as the user wants it.</summary>
    public static FeedOptions OptionsOf(string? cache, string? key, bool allowsPrerelease, Terminal terminal) => new()
    {
        CacheDirectory = cache is null ? null : Path.GetFullPath(cache, terminal.CurrentDirectory),
        AllowsPrerelease = allowsPrerelease,
        PublicKey = KeyOption.Read(key, terminal),
    };

    /// <summary>The feed as an absolute path, or as the URL that it is.</summary>
    [return: NotNullIfNotNull(nameof(from))]
    public static string? Locate(string? from, Terminal terminal) => from is null ? null : Feed.Locate(from, terminal.CurrentDirectory);

    /// <summary>What a feed says of a release beside it, as warnings.</summary>
    public static IEnumerable<Diagnostic> ToDiagnostics(IEnumerable<FeedNotice> notices) =>
        notices.Select(notice => new Diagnostic(notice.Code, Severity.Warning, notice.Place, 0, 0, notice.Message));

    /// <summary>Runs what needs the network. A command has nothing else to do meanwhile.</summary>
    public static T Wait<T>(Task<T> work) => work.GetAwaiter().GetResult();
}
