using DiffPlex;

namespace DatasetKit.Versions;

/// <summary>One place of a text where words were replaced, removed or added.</summary>
/// <param name="OldOffset">Where it begins in the old text, in Unicode code points from 0.</param>
/// <param name="NewOffset">Where it begins in the new text, in Unicode code points from 0.</param>
/// <param name="Removed">What stood there; empty where words were added.</param>
/// <param name="Added">What stands there; empty where words were removed.</param>
/// <param name="Before">Up to five words before it, and what is between them.</param>
/// <param name="After">As much after it.</param>
internal sealed record TextEdit(int OldOffset, int NewOffset, string Removed, string Added, string Before, string After)
{
    private const int ContextPieces = 10;

    // The time of the algorithm grows with the square of what differs; texts that have little in common are told as replaced whole.
    private const int MaxPieces = 20_000;

    /// <summary>Where two texts differ, word by word.</summary>
    public static IReadOnlyList<TextEdit> Between(string old, string now)
    {
        var (a, b) = (WordChunker.Instance.Chunk(old), WordChunker.Instance.Chunk(now));
        var start = 0;
        while (start < Math.Min(a.Count, b.Count) && a[start] == b[start])
            start++;
        var end = 0;
        while (end < Math.Min(a.Count, b.Count) - start && a[^(end + 1)] == b[^(end + 1)])
            end++;
        return [.. Blocks(a, b, start, end).Select(block => Of(a, b, block))];
    }

    private static List<Block> Blocks(IReadOnlyList<string> a, IReadOnlyList<string> b, int start, int end)
    {
        var (aCount, bCount) = (a.Count - start - end, b.Count - start - end);
        if (aCount == 0 || bCount == 0 || aCount + bCount > MaxPieces)
            return aCount + bCount == 0 ? [] : [new Block(start, aCount, start, bCount)];
        var middle = Differ.Instance.CreateDiffs(string.Concat(a.Skip(start).Take(aCount)), string.Concat(b.Skip(start).Take(bCount)), ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        var blocks = new List<Block>();
        foreach (var found in middle.DiffBlocks)
        {
            var block = new Block(start + found.DeleteStartA, found.DeleteCountA, start + found.InsertStartB, found.InsertCountB);

            // Two edits with nothing but a blank between them read better as one.
            if (blocks is [.., var last] && block.OldStart - last.OldEnd == 1 && string.IsNullOrWhiteSpace(a[last.OldEnd]))
                blocks[^1] = last with { OldCount = block.OldEnd - last.OldStart, NewCount = block.NewEnd - last.NewStart };
            else
                blocks.Add(block);
        }

        return blocks;
    }

    private static TextEdit Of(IReadOnlyList<string> a, IReadOnlyList<string> b, Block block) => new(
        CodePoints(a.Take(block.OldStart)),
        CodePoints(b.Take(block.NewStart)),
        string.Concat(a.Skip(block.OldStart).Take(block.OldCount)),
        string.Concat(b.Skip(block.NewStart).Take(block.NewCount)),
        string.Concat(a.Take(block.OldStart).TakeLast(ContextPieces)),
        string.Concat(a.Skip(block.OldEnd).Take(ContextPieces)));

    private static int CodePoints(IEnumerable<string> pieces) => pieces.Sum(piece => piece.EnumerateRunes().Count());

    private readonly record struct Block(int OldStart, int OldCount, int NewStart, int NewCount)
    {
        public int OldEnd => OldStart + OldCount;

        public int NewEnd => NewStart + NewCount;
    }
}
