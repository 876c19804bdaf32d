using System.Text.RegularExpressions;

namespace DatasetKit.Schemas;

/// <summary>
/// Patterns that run in time linear in the text, so that no schema can hang a build. What needs backtracking (look-around,
/// back-references) is refused.
/// </summary>
internal static class SafePattern
{
    /// <param name="pattern">A pattern in the dialect of ECMA-262, as far as .NET's agrees with it.</param>
    /// <param name="reason">Why the pattern is refused.</param>
    /// <returns>Null where it is refused.</returns>
    public static Regex? TryCompile(string pattern, out string reason)
    {
        try
        {
            reason = "";
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception fault) when (fault is NotSupportedException or ArgumentException)
        {
            reason = fault is NotSupportedException ? "it uses look-around, back-references or the like." : fault.Message;
            return null;
        }
    }
}
