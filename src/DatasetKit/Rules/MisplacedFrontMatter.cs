using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports front matter that is not where, or not fenced as, front matter is.</summary>
internal static class MisplacedFrontMatter
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.MisplacedFrontMatter,
        Name = "misplaced-front-matter",
        Severity = Severity.Error,
        Title = "What looks like front matter is none",
        Why = "Front matter begins on the first line, with three hyphens and nothing else. Anything else is text, and its keys would end up in the record's text.",
        Fix = "Remove the blank lines above it, and write the lines around it as `---`.",
        Bad = new("seeds/a.md", """

        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
    };
}
