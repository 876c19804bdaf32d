using System.Text;
using DatasetKit.Seeds;

namespace DatasetKit.Tests.Seeds;

public class StampTests
{
    /// <summary>As a checkout makes them: so fast that the file system's clock does not move between them. Their folders may then change names.</summary>
    [Fact]
    public void TwoFilesOfOneSizeAndTimeAreToldApart()
    {
        using var sandbox = new Sandbox();
        using var folder = FolderFiles.Open(sandbox.Folder);
        for (var i = 0; i < 1_000; i++)
        {
            File.WriteAllText(sandbox.PathOf($"a{i}"), "one");
            File.WriteAllText(sandbox.PathOf($"b{i}"), "two");
            File.SetLastWriteTimeUtc(sandbox.PathOf($"a{i}"), DateTime.UnixEpoch);
            File.SetLastWriteTimeUtc(sandbox.PathOf($"b{i}"), DateTime.UnixEpoch);
            var (one, two) = (StampOf(folder, $"a{i}"), StampOf(folder, $"b{i}"));
            if ((one.Bytes, one.Modified, one.Changed) != (two.Bytes, two.Modified, two.Changed))
                continue;
            Assert.NotEqual(one, two);
            File.Move(sandbox.PathOf($"a{i}"), sandbox.PathOf("moved"));
            Assert.Equal(one.File, StampOf(folder, "moved").File);
            return;
        }

        Assert.Fail("No two files were made at one time.");
    }

    private static Stamp StampOf(FolderFiles folder, string name) => folder.StampOf(Encoding.UTF8.GetBytes(name + "\0").AsSpan(..^1));
}
