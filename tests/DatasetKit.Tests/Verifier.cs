using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex.Renderer;

namespace DatasetKit.Tests;

/// <summary>
/// Snapshot tests in the conventions of Verify.Xunit, whose core cannot be restored here: the day it can, this file goes away. What is
/// expected stands in <c>Class.Test.verified.txt</c> beside the test; what came instead is left in <c>*.received.txt</c>.
/// </summary>
internal static class Verifier
{
    public static async Task Verify(string actual, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{test}");
        var verified = $"{stem}.verified.{extension}";
        var received = $"{stem}.received.{extension}";
        var expected = File.Exists(verified) ? await File.ReadAllTextAsync(verified) : "";
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, actual, new UTF8Encoding(false));
        Assert.Fail($"{Path.GetFileName(verified)} differs. If the new text is right, rename {Path.GetFileName(received)} to it.\n{UnidiffRenderer.GenerateUnidiff(expected, actual, "verified", "received")}");
    }
}
