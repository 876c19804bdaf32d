using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports texts of the wrong length, pattern or format.</summary>
internal static class StringForm
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.StringForm,
        Name = "string-form",
        Severity = Severity.Error,
        Title = "A text does not have the form that the schema demands",
        Why = "Codes, addresses and dates are useful only in one form.",
        Fix = "Write the value in the form that the message names.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        code: pier
        ---

        The gauge stands on the east pier.

        """)
        {
            Others =
            [
                new("dataset.yaml", """
                name: sample
                version: 1.0.0
                schema: metadata.schema.json

                """),
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"code\": { \"type\": \"string\", \"pattern\": \"^[A-Z]{3}$\" } } }\n"),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        code: PIE
        ---

        The gauge stands on the east pier.

        """)
        {
            Others =
            [
                new("dataset.yaml", """
                name: sample
                version: 1.0.0
                schema: metadata.schema.json

                """),
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"code\": { \"type\": \"string\", \"pattern\": \"^[A-Z]{3}$\" } } }\n"),
            ],
        },
    };
}
