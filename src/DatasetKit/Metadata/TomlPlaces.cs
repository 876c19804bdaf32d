using Tomlyn.Syntax;

namespace DatasetKit.Metadata;

/// <summary>
/// Makes places of Tomlyn's: its columns count code points, and those of a diagnostic count UTF-16 code units. The lines are found once, since
/// a hundred thousand values may stand on one of them.
/// </summary>
/// <param name="toml">The text that Tomlyn was given.</param>
internal sealed class TomlPlaces(string toml)
{
    private readonly int[] _starts = StartsOfLines(toml);

    /// <summary>Where a span begins, line and column from 1.</summary>
    public (int Line, int Column) StartOf(SourceSpan span) => (span.Start.Line + 1, span.Start.Offset - _starts[span.Start.Line] + 1);

    private static int[] StartsOfLines(string toml)
    {
        var starts = new int[toml.AsSpan().Count('\n') + 1];
        for (var line = 1; line < starts.Length; line++)
            starts[line] = toml.IndexOf('\n', starts[line - 1]) + 1;
        return starts;
    }
}
