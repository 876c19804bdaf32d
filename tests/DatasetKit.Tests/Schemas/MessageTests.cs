using System.Runtime.CompilerServices;

namespace DatasetKit.Tests.Schemas;

/// <summary>The words in which each kind of violation is told, as a curator sees them. Read the snapshots as one.</summary>
public class MessageTests
{
    [Fact]
    public Task Messages() => Verify("MessageTests.corpus.txt");

    /// <summary>What people write who know another format, or forget a sign.</summary>
    [Fact]
    public Task EverydayMistakes() => Verify("MessageTests.mistakes.txt");

    private static async Task Verify(string corpus, [CallerMemberName] string test = "")
    {
        using var sandbox = new Sandbox();
        foreach (var file in (await File.ReadAllTextAsync(Repository.PathOf($"tests/DatasetKit.Tests/Schemas/{corpus}"))).Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (path, text) = (file[..file.IndexOf('\n')], file[(file.IndexOf('\n') + 1)..]);
            sandbox.Write(path, text);
        }

        await Verifier.Verify(string.Concat(sandbox.Validate().Diagnostics.Select(diagnostic => $"{diagnostic}\n")), test: test);
    }
}
