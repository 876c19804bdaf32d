using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DatasetKit.Cli;

/// <summary>The ordinary help of a command, followed by examples.</summary>
internal sealed class HelpWithExamples(IReadOnlyList<string> examples) : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    // Who asks for help need not name what the command would need.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = _help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {example}");
        return result;
    }
}
