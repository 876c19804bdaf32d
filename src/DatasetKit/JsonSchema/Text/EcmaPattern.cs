using System.Text.RegularExpressions;

namespace DatasetKit.JsonSchema;

/// <summary>
/// A regular expression of ECMA-262 (2024) with the flag <c>u</c>, run by .NET in time linear in the text where that can be, and with a time limit
/// where it cannot.
/// </summary>
/// <remarks>A group that is repeated keeps what it held in an earlier turn, which ECMA-262 forgets; only back-references show that.</remarks>
internal sealed class EcmaPattern
{
    /// <summary>The longest pattern, in UTF-16 code units.</summary>
    public const int MaxChars = 10_000;

    /// <summary>The greatest product of the counts of repetitions that stand in each other.</summary>
    public const int MaxRepetitions = 5_000;

    /// <summary>
    /// The most states, once repetitions are unfolded, that a pattern is run linear with. .NET refuses larger ones, though it does not count all;
    /// measured, one of 5,000 that it did not refuse took 48 s and 25 GB for a text of 4,000 characters.
    /// </summary>
    public const int MaxLinearStates = 1_000;

    /// <summary>How long one search may take where the pattern is not linear.</summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(250);

    private readonly Regex _regex;
    private readonly AstralCoding _coding;

    private EcmaPattern(Regex regex, AstralCoding coding) => (_regex, _coding) = (regex, coding);

    /// <summary>Whether every search takes time linear in the text. Look-around, back-references, word boundaries and size prevent that.</summary>
    public bool IsLinear => _regex.Options.HasFlag(RegexOptions.NonBacktracking);

    /// <summary>Whether a text is a pattern, be it too large to run or not.</summary>
    public static bool IsValid(string pattern) => new EcmaParser(pattern, PatternWriter.Null).TryParse(out _, out _);

    /// <summary>Makes a pattern ready to run.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reason">An English sentence where there is none to run, else empty.</param>
    /// <returns>Null where the pattern is not valid or too large.</returns>
    public static EcmaPattern? TryCompile(string pattern, out string reason)
    {
        if (pattern.Length > MaxChars)
        {
            reason = $"The pattern is longer than {MaxChars} characters.";
            return null;
        }

        var writer = new PatternWriter();
        if (!new EcmaParser(pattern, writer).TryParse(out var cost, out reason))
            return null;
        if (cost.Repetitions > MaxRepetitions)
            reason = $"The pattern repeats a part more than {MaxRepetitions} times.";
        else if (writer.IsFull || writer.Finish(out var coding) is not { } text)
            reason = "The pattern is too large once its character classes are unfolded.";
        else
            return new(Compile(text, isLinear: !writer.NeedsBacktracking && cost.States <= MaxLinearStates), coding!);
        return null;
    }

    /// <summary>Searches the text for the pattern.</summary>
    /// <returns>Null where the time limit was reached.</returns>
    public bool? IsMatch(string text)
    {
        try
        {
            return _regex.IsMatch(_coding.Encode(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Compile(string pattern, bool isLinear)
    {
        try
        {
            if (isLinear)
                return new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // .NET counts states in a way of its own, and found too many.
        }

        return new(pattern, RegexOptions.CultureInvariant, MatchTimeout);
    }
}
