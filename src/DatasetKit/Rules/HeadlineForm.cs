using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports plain texts without the lines of the headline form.</summary>
internal static class HeadlineForm
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.HeadlineForm,
        Name = "headline-form",
        Severity = Severity.Error,
        Title = "A plain text lacks a line of the headline form",
        Why = "The form is what tells title and date from the text.",
        Fix = "Put the title on line 1, the date on line 3, leave lines 2 and 4 blank; or use front matter, a header, or a sidecar with title and date.",
        Bad = new("seeds/a.txt", """
        The tide gauge
        1 June 2023

        The gauge stands.

        """)
        {
            Others =
            [
                new("seeds/_defaults.yaml", "source: Harbour office\n"),
            ],
        },
        Good = new("seeds/a.txt", """
        The tide gauge

        1 June 2023

        The gauge stands.

        """)
        {
            Others =
            [
                new("seeds/_defaults.yaml", "source: Harbour office\n"),
            ],
        },
    };
}
