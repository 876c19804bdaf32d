namespace DatasetKit.Dates;

/// <summary>A date as it was read, or why it was not.</summary>
/// <param name="Value">The date; the default value when there is a fault.</param>
/// <param name="Fault">What kept the text from being read.</param>
/// <param name="Reason">English sentences for the curator that say what is wrong and what to write; empty when there is no fault.</param>
/// <param name="Doubt">An English sentence that says what speaks against the date that was read; null where nothing does.</param>
internal readonly record struct DateReading(DateOnly Value, DateFault Fault, string Reason, string? Doubt = null)
{
    /// <summary>A date that was read.</summary>
    public static DateReading Of(DateOnly value) => new(value, DateFault.None, "");

    /// <summary>A text that is not a date, or not a day that exists.</summary>
    public static DateReading Unreadable(string reason) => new(default, DateFault.Unreadable, reason);

    /// <summary>A date that lacks a part.</summary>
    public static DateReading Partial(string reason) => new(default, DateFault.Partial, reason);

    /// <summary>A date that can be understood in several ways.</summary>
    public static DateReading Ambiguous(string reason) => new(default, DateFault.Ambiguous, reason);
}
