using System.Diagnostics;
using DatasetKit.Diagnostics;

namespace DatasetKit.Tests.Seeds;

/// <summary>A document as a user has it. It is not ours to copy, so the tests need the folder beside the repository.</summary>
public class RealInputTests
{
    private const string Relative = "../shared/corpus/briefings/000_a179781b829d0a95.txt";

    [SkippableFact]
    public void WithoutASourceItHasOneErrorAndNothingIsReleased()
    {
        using var sandbox = new Sandbox().Write("seeds/briefing.txt", Input());
        var diagnostic = Assert.Single(sandbox.Build().Diagnostics);
        Assert.Equal((Codes.MissingKey, "seeds/briefing.txt", 1), (diagnostic.Code, diagnostic.Path, diagnostic.Line));
        Assert.Contains("'source'", diagnostic.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(sandbox.ReleaseFolder));
    }

    [SkippableFact]
    public void WithASourceFromItsFolderItIsOneRecordThatPythonReads()
    {
        var input = Input();
        using var sandbox = new Sandbox().Write("seeds/briefing.txt", input).Write("seeds/_defaults.yaml", "source: Press service\n");
        Assert.Empty(sandbox.Build().Diagnostics);
        var (code, output) = Python(
            "import json,sys\n"
            + "record, = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]\n"
            + "body = open(sys.argv[2], encoding='utf-8').read().split('\\n', 4)[4].strip()\n"
            + "assert record['text'] == body and '\\u201c' in body and '\\u201d' in body\n"
            + "print(record['date'], record['source'])\n",
            Directory.GetFiles(Path.Combine(sandbox.ReleaseFolder, "data"))[0],
            sandbox.PathOf("seeds/briefing.txt"));
        Assert.Equal((0, "2023-06-01 Press service"), (code, output.Trim()));
    }

    private static byte[] Input()
    {
        var file = Repository.PathOf(Relative);
        Skip.IfNot(File.Exists(file), $"The user's document is not at {Relative}.");
        return File.ReadAllBytes(file);
    }

    private static (int Code, string Output) Python(string script, params string[] arguments)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3")));
        Skip.IfNot(found, "There is no python3 on the PATH.");
        using var process = Process.Start(new ProcessStartInfo("python3", ["-c", script, .. arguments]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
