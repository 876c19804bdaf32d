using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports values of the wrong type.</summary>
internal static class WrongType
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.WrongType,
        Name = "wrong-type",
        Severity = Severity.Error,
        Title = "A value has the wrong type",
        Why = "A column of mixed types loads as text or not at all.",
        Fix = "Write a value of the type that the message names; quotes make text of a number.",
        Bad = new("seeds/a.md", """
        ---
        title: 1984
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: '1984'
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
    };
}
