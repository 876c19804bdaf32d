using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports lines of a header that are no fields, and headers without a title.</summary>
internal static class HeaderForm
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.HeaderForm,
        Name = "header-form",
        Severity = Severity.Error,
        Title = "A line of the header is no field, or none is the title",
        Why = "Where the header ends and the text begins would be a guess, and whether there is one at all.",
        Fix = "Write `Title: …` and `Key: value`, begin a continued line with a blank, and leave a blank line before the text.",
        Bad = new("seeds/a.txt", """
        Title: The tide gauge
        Date: 2023-06-01
        Source: Harbour office
        The gauge stands.

        """),
        Good = new("seeds/a.txt", """
        Title: The tide gauge
        Date: 2023-06-01
        Source: Harbour office

        The gauge stands.

        """),
    };
}
