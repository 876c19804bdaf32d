using System.Globalization;

namespace DatasetKit.Diagnostics;

/// <summary>Numbers with their thousands apart, in one way wherever a message is made: some of them are kept in files.</summary>
internal static class Thousands
{
    /// <summary>Such as <c>536,870,912</c>.</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
