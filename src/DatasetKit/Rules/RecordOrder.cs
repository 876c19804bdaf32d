using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports records out of order.</summary>
internal static class RecordOrder
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.RecordOrder,
        Name = "record-order",
        Severity = Severity.Error,
        Title = "The records are not sorted by id, or an id stands twice",
        Why = "Order and unique ids make releases comparable line by line.",
        Fix = "Build the release anew with this version of the tool; if it happens again, report a bug.",
    };
}
