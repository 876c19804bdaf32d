using System.Buffers;

namespace DatasetKit.Diagnostics;

/// <summary>One finding about one place of the input, ready to be shown.</summary>
/// <param name="Code">The permanent code, <c>DK</c> and four digits.</param>
/// <param name="Severity">How much it weighs in this project.</param>
/// <param name="Path">The file, relative to the project's folder, with <c>/</c> between folders.</param>
/// <param name="Line">The line, from 1; 0 where the whole file is meant.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units; 0 where the whole file is meant.</param>
/// <param name="Message">What is wrong and how to mend it: whole sentences.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Path, int Line, int Column, string Message)
{
    private static readonly SearchValues<char> s_controls = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(char.IsControl)]);

    internal Location Location => new(Path, Line, Column);

    /// <summary>The diagnostic as compilers write it.</summary>
    /// <returns><c>path(line,column): error DK2001: message</c></returns>
    public override string ToString() =>
        Visible(Line > 0 ? $"{Path}({Line},{Column}): {Word(Severity)} {Code}: {Message}" : $"{Path}: {Word(Severity)} {Code}: {Message}");

    // A name or a value with an escape sequence or a line break must not write on the terminal or forge a line of a log.
    internal static string Visible(string line) =>
        line.AsSpan().ContainsAny(s_controls) ? string.Concat(line.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString())) : line;

    /// <summary>The word that stands for a severity on disk and on screen.</summary>
    internal static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "off",
    };
}
