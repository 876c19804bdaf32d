using System.CommandLine;
using DatasetKit.Client;
using DatasetKit.Releases;

namespace DatasetKit.Cli.Commands;

/// <summary>The options that name the published release to compare the version with.</summary>
internal sealed class AgainstArguments
{
    private readonly Option<string?> _against = new("--against") { Description = "The published release to compare the version with: its folder, one that holds it as NAME/VERSION, or the URL of a feed. Default: what dataset.lock.json says.", HelpName = "RELEASE" };
    private readonly Option<string?> _key = KeyOption.Create("The publisher's public key in PEM, with --against URL: only a release that it signed is compared with.");

    public void AddTo(Command command)
    {
        command.Options.Add(_against);
        command.Options.Add(_key);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_key) is not null && (result.GetValue(_against) is not { } against || !Feed.IsUrl(against)))
                result.AddError("--key is of use with --against URL only.");
        });
    }

    /// <summary>The options of a build, with the release that is compared with.</summary>
    public BuildOptions Apply(BuildOptions options, ParseResult parsed, Terminal terminal) => options with
    {
        Against = FeedArguments.Locate(parsed.GetValue(_against), terminal),
        AgainstKey = KeyOption.Read(parsed.GetValue(_key), terminal),
    };
}
