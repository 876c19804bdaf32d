using System.CommandLine;
using DatasetKit.Client;

namespace DatasetKit.Cli.Commands;

/// <summary>The options of <c>diff</c> about a feed, which it can do without.</summary>
internal sealed class FeedReadArguments(string description)
{
    private readonly Option<string?> _cache = FeedArguments.CreateCache();
    private readonly Option<string?> _key = FeedArguments.CreateKey();
    private readonly Option<bool> _prerelease = FeedArguments.CreatePrerelease();

    public Option<string?> From { get; } = new("--from") { Description = description, HelpName = "FEED" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[From, _cache, _key, _prerelease])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(From) is null && ((Option[])[_cache, _key, _prerelease]).FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } lonely)
                result.AddError($"{lonely.Name} is of use with --from only.");
        });
    }

    public FeedOptions OptionsOf(ParseResult parsed, Terminal terminal) =>
        FeedArguments.OptionsOf(parsed.GetValue(_cache), parsed.GetValue(_key), parsed.GetValue(_prerelease), terminal);
}
