namespace DatasetKit.Tests.Schemas;

/// <summary>The words in which each kind of violation is told, as a curator sees them. Read the snapshot as one.</summary>
public class MessageTests
{
    [Fact]
    public async Task Messages()
    {
        using var sandbox = new Sandbox();
        foreach (var file in (await File.ReadAllTextAsync(Repository.PathOf("tests/DatasetKit.Tests/Schemas/MessageTests.corpus.txt"))).Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (path, text) = (file[..file.IndexOf('\n')], file[(file.IndexOf('\n') + 1)..]);
            sandbox.Write(path, text);
        }

        await Verifier.Verify(string.Concat(sandbox.Validate().Diagnostics.Select(diagnostic => $"{diagnostic}\n")));
    }
}
