using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>Where a piece of metadata text came from: a file and the line of it on which the piece begins.</summary>
internal readonly record struct SourceFile(string Path, int FirstLine = 1)
{
    /// <summary>A place of the piece as a place of the file.</summary>
    public Location At(long line, long column) => new(Path, FirstLine + (int)line - 1, (int)column);
}
