using DatasetKit.Diagnostics;

namespace DatasetKit.Tests.Diagnostics;

/// <summary>The distance against the table that defines it, and which name is proposed.</summary>
public class NearestTests
{
    [Theory]
    [InlineData("minLenght", "minLength", 1)]
    [InlineData("a", "", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("März", "Marz", 1)]
    public void ASwapOfNeighboursIsOneStep(string a, string b, int expected) => Assert.Equal(expected, Nearest.Distance(a, b));

    [Fact]
    public void TheDistanceIsThatOfTheTable()
    {
        var random = new Random(20261125);
        for (var round = 0; round < 3_000; round++)
        {
            var (a, b) = (Text(random.Next(1, 65)), Text(random.Next(70)));
            Assert.True(Table(a, b) == Nearest.Distance(a, b), $"{a} and {b}: {Nearest.Distance(a, b)}, not {Table(a, b)}.");
        }

        string Text(int length) => new(random.GetItems<char>("abcé\uffff", length));
    }

    [Theory]
    [InlineData("minLenght", "minLength")]
    [InlineData("TITLE", "title")]
    [InlineData("titel", "title")]
    [InlineData(" titel ", "title")]
    [InlineData("zebra", null)]
    public void TheFirstOfTheNearestIsProposed(string written, string? expected)
    {
        string[] names = ["title", "titles", "maxLength", "minLength", "minLengths"];
        Assert.Equal(expected, Nearest.Find(written, names));
        Assert.Equal(expected, Nearest.Find(written, names.ToList()));
    }

    [Theory]
    [InlineData("on", null)]
    [InlineData("n", null)]
    [InlineData("NO", "no")]
    [InlineData(" no ", "no")]
    [InlineData("eng", "en")]
    public void AShortTextIsMeantOnlyWhereItDiffersInCaseOrBlanks(string written, string? expected) => Assert.Equal(expected, Nearest.Find(written, ["no", "en"]));

    [Theory]
    [InlineData("GPL-3.0", "GPL-3.0-only")]
    [InlineData("CC BY-NC 4.0", null)]
    [InlineData("cc by 4.0", "CC-BY-4.0")]
    [InlineData("CC-BY-S-4.0", null)]
    [InlineData("Apache 2,0", "Apache-2.0")]
    [InlineData("Apahce 2.0", "Apache-2.0")]
    [InlineData("cc0", "CC0-1.0")]
    [InlineData("CC-BY-5.0", "CC-BY-4.0")]
    [InlineData("apach", "Apache-2.0")]
    [InlineData("CC", "CC-BY-4.0")]
    [InlineData("GP", null)]
    [InlineData("GPL", "GPL-3.0-only")]
    public void AWordThatIsMissingAtTheEndIsASlipAndOneTooManyIsNone(string written, string? expected) =>
        Assert.Equal(expected, Nearest.Find(written, ["MPL-2.0", "CC-BY-4.0", "CC0-1.0", "GPL-3.0-only", "GPL-3.0-or-later", "Apache-2.0"]));

    [Theory]
    [InlineData("1.10", "1.1")]
    [InlineData("A", null)]
    [InlineData("+5", null)]
    [InlineData("1,1", "1.1")]
    public void SignsAndNumbersAreNoJoints(string written, string? expected) => Assert.Equal(expected, Nearest.Find(written, ["1.1", "11.0", "A+", "A-", "-5"]));

    [Fact]
    public void OfManyNamesTheNearestIsTheSameAsOfFew()
    {
        var random = new Random(20261126);
        for (var round = 0; round < 300; round++)
        {
            string[] names = [.. Enumerable.Range(0, 60).Select(_ => new string(random.GetItems<char>("abcDé-", random.Next(1, 12))))];
            var written = new string(random.GetItems<char>("abcDé-", random.Next(1, 12)));
            Assert.Equal(Nearest.Find(written, names.ToList()), Nearest.Find(written, names));
        }
    }

    private static int Table(string a, string b)
    {
        var cells = Enumerable.Range(0, a.Length + 1).Select(_ => new int[b.Length + 1]).ToArray();
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cells[i][j] = i + j;
                    continue;
                }

                cells[i][j] = Math.Min(Math.Min(cells[i - 1][j], cells[i][j - 1]) + 1, cells[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cells[i][j] = Math.Min(cells[i][j], cells[i - 2][j - 2] + 1);
            }
        }

        return cells[a.Length][b.Length];
    }
}
