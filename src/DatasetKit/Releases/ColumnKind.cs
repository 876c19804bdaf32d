namespace DatasetKit.Releases;

/// <summary>What readers of other people would take a value for. A value counts as one of these, the most telling.</summary>
internal enum ColumnKind
{
    Null,
    Boolean,

    /// <summary>An integer within 64 bits, signed or not.</summary>
    Integer,

    /// <summary>An integer beyond 64 bits.</summary>
    BigInteger,

    /// <summary>A number with a fraction or an exponent.</summary>
    Decimal,

    List,
    Mapping,

    /// <summary>A text that looks like nothing else.</summary>
    Text,

    /// <summary>A text in the form of a UUID whose hex digits have no capitals.</summary>
    Uuid,

    /// <summary>A text in the form of a UUID with capitals.</summary>
    UpperUuid,

    /// <summary>A text such as <c>2023</c>.</summary>
    Year,

    /// <summary>A text such as <c>2023-06</c>.</summary>
    Month,

    /// <summary>A text such as <c>2023-06-01</c>.</summary>
    Day,

    /// <summary>A text such as <c>2023-06-01T10:00:00</c>.</summary>
    LocalDateTime,

    /// <summary>A text such as <c>2023-06-01T10:00:00Z</c>.</summary>
    UtcDateTime,

    /// <summary>A text such as <c>2023-06-01T10:00:00+02:00</c>.</summary>
    OffsetDateTime,

    /// <summary>A text such as <c>2023-06-01T10:00:00.5Z</c>, with an offset or without.</summary>
    FractionDateTime,

    /// <summary>A text such as <c>10:00</c> or <c>10:00:00</c>.</summary>
    TimeOfDay,

    /// <summary>A text that a number read from it would be written as again, such as <c>12</c>.</summary>
    NumberText,

    /// <summary>A text that is read as a number but is not what that number is written as, such as <c>012</c> or <c>1.10</c>.</summary>
    LossyNumberText,
}
