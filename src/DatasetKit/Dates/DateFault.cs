namespace DatasetKit.Dates;

/// <summary>The outcome of reading a date.</summary>
internal enum DateFault
{
    /// <summary>The date was read.</summary>
    None,

    /// <summary>The text is not a date, or not a day that exists.</summary>
    Unreadable,

    /// <summary>Day, month or year is missing, or the year has two digits.</summary>
    Partial,

    /// <summary>The text has numbers alone and does not start with the year.</summary>
    Ambiguous,
}
