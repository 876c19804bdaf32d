using System.Diagnostics;
using System.Text.Json;

namespace DatasetKit.Tests;

/// <summary>Other people's programs that read what we write: found where <c>.ci/run</c> installs them, or the test is skipped with the reason.</summary>
internal static class Readers
{
    private static readonly string s_scripts = Repository.PathOf("tests/readers");

    /// <summary>Runs a script of <c>tests/readers</c> with its npm packages and gives the JSON that it prints.</summary>
    public static JsonElement Node(string script, params string[] arguments)
    {
        Skip.If(!Directory.Exists(Path.Combine(s_scripts, "node_modules")), "The npm packages are not there: run 'npm install --no-package-lock' in tests/readers.");
        return Json(Run("node", [Path.Combine(s_scripts, script), .. arguments]));
    }

    /// <summary>Runs a Python program with pandas and gives the JSON that it prints.</summary>
    public static JsonElement Pandas(string program, params string[] arguments)
    {
        // Debian's pandas belongs to Debian's Python, which need not be the first on the path.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        Skip.If(Run(python, ["-c", "import pandas"]).ExitCode != 0, "Python has no pandas: install python3-pandas.");
        return Json(Run(python, ["-c", program, .. arguments]));
    }

    /// <summary>Runs a Python program with a file that holds the input, and gives the JSON that it prints.</summary>
    public static JsonElement Python(string program, string input)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, input);
        var result = Run("python3", ["-c", program, file]);
        File.Delete(file);
        return Json(result);
    }

    /// <summary>Runs a program in a folder.</summary>
    public static (int ExitCode, string Output, string Error) Run(string program, string[] arguments, string folder = "")
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, $"The program '{program}' is not installed.");
            throw;
        }
    }

    private static JsonElement Json((int ExitCode, string Output, string Error) result)
    {
        Assert.True(result.ExitCode == 0, result.Error);
        return JsonDocument.Parse(result.Output).RootElement;
    }
}
