namespace DatasetKit.Diagnostics;

/// <summary>A place in a file, as editors and compilers count it.</summary>
/// <param name="Path">The file, relative to the project's folder, with <c>/</c> between folders.</param>
/// <param name="Line">The line, from 1; 0 where the whole file is meant.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units; 0 where the whole file is meant.</param>
internal readonly record struct Location(string Path, int Line, int Column)
{
    /// <summary>The first character of a file.</summary>
    /// <param name="path">The file, relative to the project's folder.</param>
    /// <returns>Line 1, column 1 of that file.</returns>
    public static Location StartOf(string path) => new(path, 1, 1);

    /// <summary>Compares places by path, line and column, so that reports have one order on every machine.</summary>
    /// <param name="left">A place.</param>
    /// <param name="right">Another place.</param>
    /// <returns>Less than, equal to or greater than zero, as for <see cref="IComparer{T}"/>.</returns>
    internal static int Compare(Location left, Location right)
    {
        var order = CodePointOrder.Compare(left.Path, right.Path);
        if (order == 0)
            order = left.Line.CompareTo(right.Line);
        return order == 0 ? left.Column.CompareTo(right.Column) : order;
    }
}
