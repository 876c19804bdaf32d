using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace DatasetKit.JsonSchema;

/// <summary>Compares patterns with those of Node, whose engine follows ECMA-262 to the letter.</summary>
public class NodePatternTests
{
    private const int Rounds = 4000;
    private const int TextsPerPattern = 6;

    // Answers each line [pattern, text, …] with the results, or with null where the pattern is not valid.
    private const string Script = """
        require('readline').createInterface({ input: process.stdin }).on('line', line => {
          const [pattern, ...texts] = JSON.parse(line);
          let regex = null;
          try { regex = new RegExp(pattern, 'u'); } catch { }
          console.log(JSON.stringify(regex && texts.map(text => regex.test(text))));
        });
        """;

    // What each property matches, as the ends of ranges.
    private const string PropertyScript = """
        require('readline').createInterface({ input: process.stdin }).on('line', line => {
          const regex = new RegExp(`^\\p{${line}}$`, 'u');
          const bounds = [];
          for (let at = 0, was = false; at <= 0x110000; at++) {
            const is = at < 0x110000 && regex.test(String.fromCodePoint(at));
            if (is !== was) bounds.push(at);
            was = is;
          }
          console.log(bounds.join(' '));
        });
        """;

    private static readonly string? s_version = FindUnicodeVersion();

    [SkippableFact]
    public void RandomPatternsMatchWhatTheyMatchInNode()
    {
        Skip.If(s_version is null, "There is no node.");
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("DATASETKIT_FUZZ_ROUNDS"), out var asked) ? asked : Rounds;
        var random = new RandomPattern(new Random(20261124));
        var patterns = Enumerable.Range(0, rounds).Select(_ => random.Pattern()).ToList();
        var cases = patterns.Select(pattern => (string[])[pattern, .. Enumerable.Range(0, TextsPerPattern).Select(_ => random.Text(pattern))]).ToList();
        var answers = Run(Script, cases.Select(Quote));
        Assert.Equal(cases.Count, answers.Count);
        var faults = new List<string>();
        var (valid, matching) = (0, 0);
        for (var i = 0; i < cases.Count; i++)
        {
            var compiled = EcmaPattern.TryCompile(cases[i][0], out var reason);
            var own = compiled is null ? "null" : $"[{string.Join(",", cases[i].Skip(1).Select(text => compiled.IsMatch(text) is { } match ? match ? "true" : "false" : "late"))}]";
            valid += compiled is null ? 0 : 1;
            matching += own.Contains("true", StringComparison.Ordinal) ? 1 : 0;
            if (own != answers[i])
                faults.Add($"{cases[i][0]}\n   {Quote(cases[i])}\n   node {answers[i]}\n   own  {own} {reason}");
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {cases.Count}:\n{string.Join('\n', faults.Take(20))}");
        Assert.InRange(valid, rounds / 2, rounds - 1);
        Assert.InRange(matching, rounds / 4, rounds);
    }

    [SkippableFact]
    public void EveryPropertyOfUnicodeHasTheCodePointsThatItHasInNode()
    {
        Skip.If(s_version is null, "There is no node.");
        Skip.If(s_version != "17.0", $"This node has Unicode {s_version}, and the table 17.0.");
        var names = UnicodeTable.Names.Where(name => !name.StartsWith("idna=", StringComparison.Ordinal) && !name.StartsWith("bidi=", StringComparison.Ordinal))
            .Concat(UnicodeTable.Names.Where(name => name.StartsWith("sc=", StringComparison.Ordinal)).Select(name => $"scx={name[3..]}"))
            .Concat(["Any", "ASCII", "Assigned", "L", "gc=Letter", "LC", "M", "N", "P", "punct", "S", "Z", "C"])
            .Distinct().Where((_, at) => at % 3 == 0).ToList();
        var answers = Run(PropertyScript, names);
        Assert.Equal(names.Count, answers.Count);
        var faults = names.Zip(answers).Where(pair => Bounds(pair.First) != pair.Second).Select(pair => pair.First).ToList();
        Assert.Empty(faults);
        Assert.NotEmpty(names);
    }

    private static string Bounds(string property)
    {
        var equals = property.IndexOf('=', StringComparison.Ordinal);
        var set = equals < 0 ? UnicodeProperties.Find(property, "") : UnicodeProperties.Find(property[..equals], property[(equals + 1)..]);
        return string.Join(' ', set!.Ranges.SelectMany(range => (int[])[range.First, range.Last + 1]));
    }

    // Written here, as JSON writers refuse a surrogate that stands alone.
    private static string Quote(string[] texts) => $"[{string.Join(",", texts.Select(text => $"\"{string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"))}\""))}]";

    private static string? FindUnicodeVersion()
    {
        try
        {
            return JsonSerializer.Deserialize<string>(Assert.Single(Run("console.log(JSON.stringify(process.versions.unicode))", [])));
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static List<string> Run(string script, IEnumerable<string> lines)
    {
        using var node = Process.Start(new ProcessStartInfo("node") { ArgumentList = { "-e", script }, RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false) })!;
        var output = node.StandardOutput.ReadToEndAsync();
        foreach (var line in lines)
            node.StandardInput.WriteLine(line);
        node.StandardInput.Close();
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return [.. output.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
