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
        Why = "Front matter begins on the first line, with `---`, `+++` or `;;;` and nothing else, or with an object. Below blank lines, a heading, a comment or a sign that no editor shows, and between other marks, it is text, and its keys would end up in the record's text.",
        Fix = "Move it to line 1, and write the lines around it as `---`. Where the folder's `_defaults.yaml` gives the title, only what begins with a key of the schema is taken for front matter; if that is text, put front matter above it.",
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
