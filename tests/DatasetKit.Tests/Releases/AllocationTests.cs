using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

/// <summary>Allocations are exact, times are not: what a document costs the garbage collector on its way from seed to record.</summary>
public class AllocationTests
{
    private const int MaxBytesOfDocument = 2_800;

    [Fact]
    public void ADocumentCostsItsMetadataAndNotItsText()
    {
        var (few, many) = (Allocated(200, textChars: 300), Allocated(1200, textChars: 300));
        var longer = Allocated(1200, textChars: 6_000);
        Assert.InRange((many - few) / 1000, 1, MaxBytesOfDocument);

        // Buffers grow once; a copy of each text would cost 5,700 bytes a document.
        Assert.InRange(Math.Abs(longer - many) / 1200, 0, 2_000);
    }

    /// <summary>Bytes that a build allocates on the one thread that it works on.</summary>
    private static long Allocated(int documents, int textChars)
    {
        using var sandbox = new Sandbox();
        for (var i = 0; i < documents; i++)
        {
            sandbox.Write(
                $"seeds/{i / 100}/{i % 100:D3}.md",
                $"---\ntitle: \"The report: {i}\"\ndate: 2023-06-01\nsource: https://example.org/{i}\nauthor: Ann Lee\ntags: [tide, storm]\nlanguage: en\n---\n\n{i} {new string('x', textChars)}\n");
        }

        // The first runs compile and fill caches, and the runtime's quick code allocates where its real code does not: the least counts.
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(DatasetBuilder.Build(sandbox.ProjectFile).Succeeded);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }
}
