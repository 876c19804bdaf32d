using System.Text.RegularExpressions;
using DatasetKit.Diagnostics;

namespace DatasetKit.JsonSchema;

/// <summary>
/// A regular expression of ECMA-262 (2024) with the flag <c>u</c>, run by .NET in time linear in the text where that can be, and always with a
/// time limit.
/// </summary>
/// <remarks>
/// Once the patterns of a schema have cost <see cref="MaxLostTime"/> in searches that came to no end, or are slow one after the other, those that
/// have cost any of it are given up: a corpus of a hundred thousand documents that each need the whole limit would take hours. An instance lives as long as its schema, which
/// is one run.
/// </remarks>
internal sealed class EcmaPattern
{
    /// <summary>The longest pattern, in UTF-16 code units.</summary>
    public const int MaxChars = 20_000;

    /// <summary>The greatest product of the counts of repetitions that stand in each other.</summary>
    public const int MaxRepetitions = 5_000;

    /// <summary>
    /// The most states, once repetitions are unfolded, that a pattern is run linear with. .NET refuses larger ones, though it does not count all;
    /// measured, one of 5,000 that it did not refuse took 48 s and 25 GB for a text of 4,000 characters.
    /// </summary>
    public const int MaxLinearStates = 1_000;

    /// <summary>How long one search may take where the pattern is not linear.</summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(250);

    /// <summary>How long one search may take where the pattern is linear: a megabyte takes some 20 ms, but a thousand states seconds.</summary>
    public static readonly TimeSpan LinearMatchTimeout = TimeSpan.FromMilliseconds(500);

    /// <summary>How long one search with backtracking may take where the pattern can be run linear instead.</summary>
    /// <remarks>To prepare a class such as <c>\p{L}</c> for that takes 10 ms and 1.4 MB, which hardly any text is worth (measured).</remarks>
    public static readonly TimeSpan QuickMatchTimeout = TimeSpan.FromMilliseconds(25);

    /// <summary>After how much time in searches without a result, or slow ones, patterns are given up.</summary>
    public static readonly TimeSpan MaxLostTime = TimeSpan.FromMilliseconds(750);

    // A search is slow that takes longer: thousands of times what a text of that length takes where few ways are tried. One search in ten must
    // be, since any may be interrupted by other programs.
    private const double SlowMilliseconds = 2;
    private const double SlowMillisecondsAChar = 0.0002;
    private const int SlowShare = 10;

    // .NET keeps for the next search what it noted of ways to go back to, which of a longer text are megabytes for each pattern.
    private const int MaxKeptChars = 20_000;

    // A search takes as long as some schemas. In a longer text, or with ways to go back to, each state of the pattern can be tried at each
    // character, in some nanoseconds, and a character costs something in itself; no search counts for more than a tenth of what a value may
    // cost, since most end sooner.
    private const int StepsASearch = 4;
    private const int CountedChars = 200;
    private const int TriesAStep = 40;
    private const int TriesAChar = 20;
    private const int MaxSteps = Evaluation.DefaultMaxSteps / 10;

    private readonly string _source;
    private readonly AstralCoding _coding;
    private readonly Func<Lazy<Regex>> _makeQuick;
    private readonly Lazy<Regex> _thorough;
    private readonly PatternTime _lost;
    private readonly long _states;
    private volatile Lazy<Regex> _quick;
    private volatile bool _hasLost;
    private volatile bool _hasNoProposals;

    // Threads may miss each other's counts; it is their proportion that matters.
    private long _searches;
    private long _slow;
    private volatile bool _isThorough;

    private EcmaPattern(string source, string text, AstralCoding coding, bool isLinear, long states, PatternTime lost)
    {
        (_source, Size, _coding, IsLinear, _states, _lost) = (source, text.Length, coding, isLinear, states, lost);
        _makeQuick = () => new(() => new(text, RegexOptions.CultureInvariant, isLinear ? QuickMatchTimeout : MatchTimeout));
        _quick = _makeQuick();
        _thorough = new(() => MakeLinear(text));
    }

    /// <summary>The pattern as it was written, clipped.</summary>
    public string Source => ShortText.Of(_source);

    /// <summary>How much room the pattern takes: the length of what was written for .NET, with its character classes unfolded.</summary>
    public int Size { get; }

    /// <summary>Whether every search takes time linear in the text. Look-around, back-references, word boundaries and size prevent that.</summary>
    public bool IsLinear { get; }

    /// <summary>Whether the pattern was given up, and is run no more.</summary>
    public bool IsGivenUp => _hasLost && _lost.Total >= MaxLostTime;

    /// <summary>Whether a text is a pattern, be it too large to run or not.</summary>
    public static bool IsValid(string pattern) => new EcmaParser(pattern, PatternWriter.Null).TryParse(out _, out _);

    /// <summary>Makes a pattern ready to run.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reason">An English sentence where there is none to run, else empty.</param>
    /// <param name="lost">The time that all patterns of the schema have lost. Default: there are no others.</param>
    /// <returns>Null where the pattern is not valid or too large.</returns>
    public static EcmaPattern? TryCompile(string pattern, out string reason, PatternTime? lost = null)
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
            return new(pattern, text, coding!, isLinear: !writer.NeedsBacktracking && cost.States <= MaxLinearStates, cost.States, lost ?? new PatternTime());
        return null;
    }

    /// <summary>What a search may cost, in steps of an evaluation.</summary>
    public int StepsFor(string text) => IsLinear && text.Length < CountedChars
        ? StepsASearch
        : (int)Math.Min(MaxSteps, StepsASearch + (text.Length * (TriesAChar + Math.Min(_states, MaxSteps)) / TriesAStep));

    /// <summary>Searches the text for the pattern.</summary>
    /// <returns>Null where the time limit was reached, or the pattern given up.</returns>
    public bool? IsMatch(string text)
    {
        if (IsGivenUp)
            return null;
        var coded = _coding.Encode(text);
        if (!_isThorough)
        {
            var answer = Run(_quick.Value, coded);
            if (coded.Length > MaxKeptChars)
                _quick = _makeQuick();
            if (answer is { } result)
                return result;
            if (!IsLinear)
                return null;
            _isThorough = true;
        }

        return Run(_thorough.Value, coded);
    }

    /// <summary>Whether a text that is to be proposed is found to match. What takes long is no proposal, and is not held against the pattern.</summary>
    public bool IsProposal(string text)
    {
        if (!IsLinear || _hasNoProposals)
            return false;
        try
        {
            return _quick.Value.IsMatch(_coding.Encode(text));
        }
        catch (RegexMatchTimeoutException)
        {
            _hasNoProposals = true;
            return false;
        }
    }

    /// <summary>Says why a search ended without an answer.</summary>
    /// <param name="what">What was searched, as in <c>this value</c>.</param>
    public string WhyNoAnswer(string what) => IsGivenUp
        ? $"The pattern {ShortText.Of(_source)} took too long so often that it was given up, and {what} was not checked; write it so that it need not try many ways to match."
        : $"The pattern {ShortText.Of(_source)} takes too long for {what}; write it so that it need not try many ways to match.";

    private bool? Run(Regex regex, string text)
    {
        var start = _lost.Now();
        try
        {
            var result = regex.IsMatch(text);
            Count(_lost.Since(start), text.Length);
            return result;
        }
        catch (RegexMatchTimeoutException)
        {
            _hasLost = true;
            _lost.Add(regex.MatchTimeout);
            return null;
        }
    }

    private void Count(TimeSpan time, int chars)
    {
        // The first one of a process is also the time in which the runtime compiles what searches.
        if (_searches++ == 0 || time.TotalMilliseconds < SlowMilliseconds + (chars * SlowMillisecondsAChar) || ++_slow * SlowShare < _searches)
            return;
        if (IsLinear)
        {
            _isThorough = true;
            return;
        }

        _hasLost = true;
        _lost.Add(time);
    }

    private static Regex MakeLinear(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, LinearMatchTimeout);
        }
        catch (NotSupportedException)
        {
            // .NET counts states in a way of its own, and found too many.
            return new(pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
    }
}
