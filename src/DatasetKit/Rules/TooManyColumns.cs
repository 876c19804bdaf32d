using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports metadata with too many keys for a table.</summary>
internal static class TooManyColumns
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.TooManyColumns,
        Name = "too-many-columns",
        Severity = Severity.Warning,
        Title = "The metadata have more than 10,000 different keys",
        Why = "Readers make a column of each key. With 12,000 keys pandas needs 96 MB for 1,000 records, and DuckDB gives one column of the type MAP(VARCHAR, VARCHAR) in place of the record's own (measured with pandas 1.5.3 and DuckDB 1.5.6).",
        Fix = "Use the same keys in every document. Keys that are data themselves, such as names or numbers, belong into the values of a list.",
        CanBeLowered = true,
    };
}
