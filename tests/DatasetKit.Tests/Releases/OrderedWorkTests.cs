using CsCheck;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

public class OrderedWorkTests
{
    private const long PartBytes = 20 << 20;

    /// <summary>However many threads, however many parts an item has, and though two parts are more than may be held.</summary>
    [Fact]
    public void PartsComeInTheOrderOfTheItems() => Gen.Select(Gen.Int[1, 5], Gen.Int[0, 4].Array[0, 60]).Sample(
        (threads, counts) =>
        {
            var received = new List<string>();
            OrderedWork<int, string>.Run(Enumerable.Range(0, counts.Length), threads, () => Stream.Null, (_, item) => Parts(item, counts[item]), received.Add, static _ => PartBytes);
            Assert.Equal(counts.SelectMany((count, item) => Parts(item, count)), received);
        },
        iter: 300);

    [Fact]
    public void AFaultEndsTheWorkOfAllThreads() => Gen.Int[1, 5].Sample(
        threads => Assert.Throws<IOException>(() => OrderedWork<int, string>.Run(
            Enumerable.Range(0, 10_000),
            threads,
            () => Stream.Null,
            (_, item) => item == 50 ? throw new IOException() : Parts(item, 3),
            static part => Assert.True(int.Parse(part.Split('.')[0]) < 50, part),
            static _ => PartBytes)),
        iter: 50);

    private static IEnumerable<string> Parts(int item, int count) => Enumerable.Range(0, count).Select(part => $"{item}.{part}");
}
