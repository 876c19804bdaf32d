using System.Text;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Versions;

public class DatasetChangelogTests
{
    [Fact]
    public async Task NewestFirstWithCountsAndIds()
    {
        var entries = Entries();
        var bytes = DatasetChangelog.Format("sample", entries);
        Assert.Equal(bytes, DatasetChangelog.Format("sample", entries.Reverse()));
        await Verifier.Verify(Encoding.UTF8.GetString(bytes), "md");
    }

    private static ChangelogEntry[] Entries()
    {
        Doc[] first = [new("a", "A text."), new("b", "B text.")];
        Doc[] second = [.. first, .. Enumerable.Range(0, 25).Select(i => new Doc($"n/{i:D2}", $"Text {i}."))];
        Doc[] third = [new("a", "A text, edited.", "New"), .. second[1..]];
        using var minor = new Pair().Release("old", first, version: "1.9.0").Release("new", second, version: "1.10.0");
        using var patch = new Pair().Release("old", second, version: "1.10.0").Release("new", second, "release: {compression: gzip}\n", "1.10.1");
        using var major = new Pair().Release("old", second, version: "1.10.1").Release("new", third, version: "2.0.0");
        return
        [
            ChangelogEntry.Of(minor.Compare()) with { Published = new DateOnly(2026, 2, 1) },
            ChangelogEntry.First("1.9.0", 2) with { Published = new DateOnly(2026, 1, 1) },
            ChangelogEntry.Of(major.Compare()),
            ChangelogEntry.Of(patch.Compare()) with { IsYanked = true },
        ];
    }
}
