using System.Text;
using DatasetKit.Validation;

namespace DatasetKit.Tests.Validation;

/// <summary>The documents of a build that are taken over from the last, in chunks that are shared where nothing in them has moved.</summary>
public class DocumentTableTests
{
    private const int Documents = 50_000;

    /// <summary>Documents stay, go, are replaced and come in between; the table is what a list of them would be, and the one before stays what it was.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 5)]
    [InlineData(4, 2_000)]
    public void KnownDocumentsAreThoseOfTheLastBuild(int seed, int edits)
    {
        var random = new Random(seed);
        var before = new DocumentTable();
        for (var i = 0; i < Documents; i++)
            Add(before, $"d{i:D6}", i);
        var edited = Enumerable.Range(0, edits).Select(_ => random.Next(Documents)).ToHashSet();

        var table = new DocumentTable(before);
        var expected = new List<(string Id, int Line, int Seed)>();
        for (var i = 0; i < Documents; i++)
        {
            var kind = edited.Contains(i) ? random.Next(3) : -1;
            if (kind > 0)
            {
                Add(table, $"n{i:D6}", Documents + i);
                expected.Add(($"n{i:D6}", Documents + i, 0));
            }

            if (kind is -1 or 2)
            {
                table.AddKnown(i, 7 + i);
                expected.Add(($"d{i:D6}", i, 7 + i));
            }
        }

        Assert.Equal(expected, Content(table));
        Assert.Equal(Enumerable.Range(0, Documents).Select(i => ($"d{i:D6}", i)), Content(before).Select(document => (document.Id, document.Line)));
        Assert.Equal(expected, Content(WriteAndRead(table, out _)));
    }

    /// <summary>Ids of documents that are gone are dropped when they have become many, so that the file does not grow from build to build.</summary>
    [Fact]
    public void ForgottenIdsAreDropped()
    {
        var table = new DocumentTable();
        for (var i = 0; i < Documents; i++)
            Add(table, $"d{i:D6}", i);
        table = WriteAndRead(table, out var first);
        for (var build = 0; build < 5; build++)
        {
            var next = new DocumentTable(table);
            for (var i = 0; i < Documents; i++)
            {
                if (i % 10 == build)
                    Add(next, $"d{i:D6}", i);
                else
                    next.AddKnown(i, 0);
            }

            Assert.Equal(Enumerable.Range(0, Documents).Select(i => ($"d{i:D6}", i)), Content(next).Select(document => (document.Id, document.Line)));
            table = WriteAndRead(next, out var bytes);
            Assert.InRange(bytes, first, first + (Documents * "d000000".Length / 8));
        }
    }

    private static void Add(DocumentTable table, string id, int line) => table.Add(new DocumentEntry { Line = line }, Encoding.UTF8.GetBytes(id));

    private static List<(string Id, int Line, int Seed)> Content(DocumentTable table) =>
        [.. Enumerable.Range(0, table.Count).Select(i => (table.IdTextOf(i), table[i].Line, table[i].Seed))];

    private static DocumentTable WriteAndRead(DocumentTable table, out long bytes)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        table.Write(writer);
        bytes = stream.Length;
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        return DocumentTable.Read(reader);
    }
}
