using CsCheck;

namespace DatasetKit.JsonSchema;

public class EcmaPatternTests
{
    [Theory]
    [InlineData("^abc$", "abc", true)]
    [InlineData("^abc$", "abc\n", false)]
    [InlineData("b", "abc", true)]
    [InlineData("^a|b$", "xb", true)]
    [InlineData("", "", true)]
    [InlineData("a||b", "z", true)]
    [InlineData("()", "z", true)]
    [InlineData("A", "a", false)]
    [InlineData(@"^\t\n\v\f\r\0$", "\t\n\v\f\r\0", true)]
    [InlineData(@"^\cC\cc$", "\u0003\u0003", true)]
    [InlineData(@"^\x41\u0042\u{43}\u{1F600}\uD83D\uDE00$", "ABC😀😀", true)]
    [InlineData(@"^\d$", "0", true)]
    [InlineData(@"^\d$", "\u07C0", false)]
    [InlineData(@"^\D$", "\u07C0", true)]
    [InlineData(@"^\D$", "😀", true)]
    [InlineData(@"^\w$", "é", false)]
    [InlineData(@"^\W$", "é", true)]
    [InlineData(@"^\s+$", " \t\n\v\f\r\u00A0\u1680\u2003\u2028\u2029\u202F\u205F\u3000\uFEFF", true)]
    [InlineData(@"\s", "\u0001\u0085\u180E\u200B\u2013", false)]
    [InlineData(@"^\S$", "\u0085", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^..$", "😀", false)]
    [InlineData("^.{2,3}$", "😀a😀", true)]
    [InlineData(".", "\n\r\u2028\u2029", false)]
    [InlineData("^.$", "\u0085", true)]
    [InlineData("^😀{2}$", "😀😀", true)]
    [InlineData("^[😀-😃]$", "😂", true)]
    [InlineData("^[^😀]$", "😀", false)]
    [InlineData("^[^😀]$", "😁", true)]
    [InlineData("^[^a]$", "😁", true)]
    [InlineData("^[^a]{2}$", "😁", false)]
    [InlineData("[^😀]", "😀", false)]
    [InlineData("^[a-z\\d_.-]+$", "a-b.c_1", true)]
    [InlineData("^[\\]\\\\^-]+$", "]\\^-", true)]
    [InlineData("^[a\\-z]+$", "a-z", true)]
    [InlineData("^[\\w-]+$", "a-b", true)]
    [InlineData("[]", "a", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData(@"^[\b]$", "\b", true)]
    [InlineData(@"^[\s\S]$", "😀", true)]
    [InlineData(@"[^\s\S]", "a😀", false)]
    [InlineData("^[\U00010000-\U0010FFFF]$", "\U0010FFFF", true)]
    [InlineData("^[\u0000-\U0010FFFF]$", "\uFFFF", true)]
    [InlineData("^a{2}b{1,}c{0,2}?$", "aabb", true)]
    [InlineData("^a{0}$", "", true)]
    [InlineData("^(?:a*)*$", "aaa", true)]
    [InlineData("^(a*?)+?b??$", "aab", true)]
    [InlineData("a{,2}", "a{,2}", true)]
    [InlineData("^{}]}$", "{}]}", true)]
    [InlineData(@"^\-\_\@\ \'\""\%\#\:\,\=\!\<\>\&\~\`\/\;$", "-_@ '\"%#:,=!<>&~`/;", true)]
    [InlineData(@"^\^\$\\\.\*\+\?\(\)\[\]\{\}\|$", "^$\\.*+?()[]{}|", true)]
    [InlineData(@"^\p{L}\p{Letter}\p{gc=Lu}\p{General_Category=Lowercase_Letter}$", "éЖÉß", true)]
    [InlineData(@"^\p{digit}+$", "42\u09EA\u09E8", true)]
    [InlineData(@"^\p{Lu}$", "\U00010400", true)]
    [InlineData(@"^\P{Lu}$", "\U00010428", true)]
    [InlineData(@"^[^\p{L}\d]$", "😀", true)]
    [InlineData(@"^[^\p{L}\d]$", "\U00020000", false)]
    [InlineData(@"^\p{Script=Greek}\p{sc=Cyrl}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}$", "αж漢あア한", true)]
    [InlineData(@"^\p{sc=Latin}\p{sc=Arab}\p{sc=Hebr}\p{sc=Thai}\p{sc=Deva}$", "éبאกक", true)]
    [InlineData(@"^\p{Script=Latin}$", "ж", false)]
    [InlineData(@"^\p{ASCII}\p{Any}\p{White_Space}\p{Alphabetic}\p{Emoji}\p{ID_Start}\p{Uppercase}$", "a😀\u0085\u0903😀ⅧⓂ", true)]
    [InlineData(@"\p{Letter}cole", "L'ÉCOLE", false)]
    [InlineData(@"\p{Letter}cole", "l'école", true)]
    [InlineData(@"\uD83D|[\uD83D]|\p{Cs}", "😀", false)]
    [InlineData(@"^\p{Script=Gothic}\p{sc=Goth}\p{sc=Toto}$", "\U00010330\U00010331\U0001E290", true)]
    [InlineData(@"^\p{Script_Extensions=Devanagari}\p{scx=Beng}$", "\u0964\u0964", true)]
    [InlineData(@"\p{Script=Devanagari}", "\u0964", false)]
    [InlineData(@"\p{scx=Zyyy}", "\u0964", false)]
    [InlineData(@"^\p{Math}\p{Dash}\p{XID_Start}\p{Ideographic}\p{CWU}\p{EBase}\p{VS}$", "+\u2014a\u3007ß\U0001F44B\uFE0F", true)]
    [InlineData(@"\p{sc=Zzzz}", "a", false)]
    public void APatternMatchesAsInEcma262AndRunsLinear(string pattern, string text, bool isMatch)
    {
        var compiled = Compile(pattern);
        Assert.True(compiled.IsLinear);
        Assert.Equal(isMatch, compiled.IsMatch(text));
    }

    [Theory]
    [InlineData(@"\bfoo\b", "a foo b", true)]
    [InlineData(@"\bfoo\b", "éfooé", true)]
    [InlineData(@"\bfoo\b", "foo_", false)]
    [InlineData(@"^\B$", "", true)]
    [InlineData(@"\B", "a😀b", false)]
    [InlineData(@"a\Bb", "ab", true)]
    [InlineData("^(?=.*a)(?!.*b).+$", "xa", true)]
    [InlineData("^(?=.*a)(?!.*b).+$", "xab", false)]
    [InlineData("(?<=a)b", "ab", true)]
    [InlineData("(?<=^😀)b", "😀b", true)]
    [InlineData("(?<!a)b", "ab", false)]
    [InlineData("(?<!a|^)(?!b|$)", "a😀b", false)]
    [InlineData(@"^(a|b)\1$", "aa", true)]
    [InlineData(@"^(a|b)\1$", "ab", false)]
    [InlineData(@"^(?<q>['""]).*\k<q>$", "'a'", true)]
    [InlineData(@"^\1(a)$", "a", true)]
    [InlineData(@"^(?:(a)|b)\1$", "b", true)]
    [InlineData(@"^(?<x>a)(b)\2\1$", "abba", true)]
    [InlineData(@"^(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10$", "abcdefghijj", true)]
    [InlineData(@"^(?<\u{61}$_é>x)\k<a$_é>$", "xx", true)]
    [InlineData("^(?=(?:(?:a)))a{2}$", "aa", true)]
    [InlineData(@"^(.)\1$", "😀😀", true)]
    [InlineData(@"^(.)\1$", "😀😁", false)]
    [InlineData(@"^(.)(.)\2\1$", "😀😁😁😀", true)]
    [InlineData("^[a-z]{1,5000}$", "abc", true)]
    [InlineData(@"^(?:(a)|b)*\1$", "ab", true)]
    [InlineData(@"^(?:(a)|b)*\1$", "aba", false)]
    [InlineData(@"^(?:(a)|(b)){2}\1\2$", "abb", true)]
    [InlineData(@"^(?:(a)|(b)){2}\1\2$", "aba", false)]
    [InlineData(@"(?<=^(?:(a)|b){2}\1)c", "bac", true)]
    [InlineData("^[\\p{L}😀]{5000}$", "abc", false)]
    public void WhatNeedsBacktrackingMatchesToo(string pattern, string text, bool isMatch)
    {
        var compiled = Compile(pattern);
        Assert.False(compiled.IsLinear);
        Assert.Equal(isMatch, compiled.IsMatch(text));
    }

    [Theory]
    [InlineData("^(abc]")]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("(?")]
    [InlineData("(?<")]
    [InlineData("(?<a")]
    [InlineData("(?<>a)")]
    [InlineData("(?<1a>a)")]
    [InlineData("(?<a>a)(?<a>b)")]
    [InlineData("[")]
    [InlineData("[a")]
    [InlineData("[b-a]")]
    [InlineData(@"[a-\d]")]
    [InlineData(@"[\d-z]")]
    [InlineData(@"[\B]")]
    [InlineData(@"[\1]")]
    [InlineData("*")]
    [InlineData("a**")]
    [InlineData("a++")]
    [InlineData("a?+")]
    [InlineData("a{2}{3}")]
    [InlineData("{1}")]
    [InlineData("a{2,1}")]
    [InlineData("^*")]
    [InlineData("(?=a)*")]
    [InlineData(@"\b+")]
    [InlineData("(?i)a")]
    [InlineData("(?i:a)")]
    [InlineData("(?#c)")]
    [InlineData("(?>a)")]
    [InlineData("(?'n'a)")]
    [InlineData("(?P<n>a)")]
    [InlineData("(?(1)a|b)")]
    [InlineData("(?<a-b>a)")]
    [InlineData("\\")]
    [InlineData(@"\a")]
    [InlineData(@"\A")]
    [InlineData(@"\Z")]
    [InlineData(@"\z")]
    [InlineData(@"\G")]
    [InlineData(@"\e")]
    [InlineData(@"\h")]
    [InlineData(@"\é")]
    [InlineData(@"\1")]
    [InlineData(@"(a)\2")]
    [InlineData(@"\00")]
    [InlineData(@"\07")]
    [InlineData(@"\c")]
    [InlineData(@"\c1")]
    [InlineData(@"\x4")]
    [InlineData(@"\u004")]
    [InlineData(@"\u{110000}")]
    [InlineData(@"\u{}")]
    [InlineData(@"\k<a>")]
    [InlineData(@"\k")]
    [InlineData(@"\p")]
    [InlineData(@"\pL")]
    [InlineData(@"\p{}")]
    [InlineData(@"\p{^L}")]
    [InlineData(@"\p{IsGreek}")]
    [InlineData(@"\p{Greek}")]
    [InlineData(@"\p{gc=}")]
    [InlineData(@"\p{=Lu}")]
    [InlineData(@"\p{ L}")]
    [InlineData(@"\p{letter}")]
    [InlineData(@"\p{sc=Klingon}")]
    public void WhatIsNotEcma262IsRefusedWithASentence(string pattern)
    {
        Assert.Null(EcmaPattern.TryCompile(pattern, out var reason));
        Assert.EndsWith(".", reason, StringComparison.Ordinal);
        Assert.False(FormatChecks.Known["regex"](pattern));
    }

    [Theory]
    [InlineData("a{1,100000}")]
    [InlineData("(a{100}){100}")]
    [InlineData("((((a{9}){9}){9}){9}){9}")]
    [InlineData("a{99999999999999999999}")]
    [InlineData("(a{99999999999}){99999999999}")]
    [InlineData("(a{2}){2501}")]
    [InlineData("(?=a{10000})")]
    public void WhatWouldGrowTooLargeIsRefusedButIsAPattern(string pattern)
    {
        Assert.Null(EcmaPattern.TryCompile(pattern, out var reason));
        Assert.EndsWith(".", reason, StringComparison.Ordinal);
        Assert.True(FormatChecks.Known["regex"](pattern));
    }

    // Not in the theories, as the compiler writes attributes in UTF-8, which has no half characters.
    [Fact]
    public void ASurrogateThatStandsAloneIsACharacter()
    {
        Assert.True(Compile("^.$").IsMatch("\uD83D"));
        Assert.True(Compile("^..$").IsMatch("\uDE00\uD83D"));
        Assert.False(Compile("[\uD83D]").IsMatch("😀"));
        Assert.True(Compile("[\uD83D]").IsMatch("😀\uD83D"));
        Assert.True(Compile(@"^\p{Cs}\uDC01$").IsMatch("\uDC00\uDC01"));
        Assert.True(FormatChecks.Known["regex"]("\uD83D"));
    }

    [Fact]
    public void GroupsNestAtMost200Deep()
    {
        Assert.NotNull(EcmaPattern.TryCompile(new string('(', 200) + new string(')', 200), out _));
        Assert.Null(EcmaPattern.TryCompile(new string('(', 201) + new string(')', 201), out var reason));
        Assert.Contains("200", reason, StringComparison.Ordinal);
        Assert.Null(EcmaPattern.TryCompile(new string('a', EcmaPattern.MaxChars + 1), out _));
    }

    /// <summary>With backtracking it would end without an answer, and not before the end of the world.</summary>
    [Fact]
    public void ALinearPatternComesToAnAnswerOnItsWorstText() =>
        Assert.False(Compile("^(a+)+$").IsMatch(new string('a', 1_000_000) + "!"));

    [Theory]
    [InlineData(@"(?!(?:z|y?)+?b)b", "ab", false)]
    [InlineData(@"([^z](?:bb|)*?)\1", "bxy", false)]
    [InlineData(@"(?<=.((a*)+?)b)c\1", "aabca", true)]
    public void ALazyLoopWhoseBodyMatchesNothingDoesNotConfuseDotNet(string pattern, string text, bool isMatch) =>
        Assert.Equal(isMatch, Compile(pattern).IsMatch(text));

    /// <summary>A search that ends just in time costs as much as one that does not.</summary>
    [Theory]
    [InlineData("^(?=(?:a|aa)+$)", 5, true)]
    [InlineData("^(?=(?:a|aa)+$)", 1, false)]
    [InlineData("^(?:a|aa)+$", 5, false)]
    public void APatternWhoseSearchesAreSlowIsGivenUp(string text, int milliseconds, bool isGivenUp)
    {
        var pattern = EcmaPattern.TryCompile(text, out _, new PatternTime(new SteadyClock(milliseconds)))!;
        for (var i = 0; i < 150; i++)
            Assert.False(pattern.IsMatch("aab"));
        Assert.False(pattern.IsGivenUp);
        Assert.False(pattern.IsMatch("aab"));
        Assert.Equal(isGivenUp, pattern.IsGivenUp);
    }

    [Fact]
    public void APatternThatTookTooLongTooOftenIsGivenUp()
    {
        var pattern = Compile("^(?=(?:a|aa)+$)");
        var text = new string('a', 100) + "!";
        Assert.True(pattern.IsMatch("aaa"));
        for (var lost = TimeSpan.Zero; lost < EcmaPattern.MaxLostTime; lost += EcmaPattern.MatchTimeout)
        {
            Assert.False(pattern.IsGivenUp);
            Assert.Null(pattern.IsMatch(text));
        }

        Assert.True(pattern.IsGivenUp);
        Assert.Null(pattern.IsMatch("aaa"));
    }

    [Fact]
    public void ASearchThatTakesTooLongEndsWithoutAnAnswer() =>
        Assert.Null(Compile(@"^(?=((a+)+)+$)(x+x+)+\1$").IsMatch(new string('a', 40) + "!"));

    [Theory]
    [InlineData("^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$")]
    [InlineData("^(?:[a-z]|[0-9]{2}|x?y*z+)+$")]
    [InlineData("[\\u00e0-\\u00ff][^\\u00e0-\\u00ff]")]
    [InlineData("(ab|a)(bc|c)?$")]
    public void ABasicPatternIsWhatDotNetTakesItFor(string pattern)
    {
        var compiled = Compile(pattern);
        var own = new System.Text.RegularExpressions.Regex(pattern.Replace("$", @"\z", StringComparison.Ordinal));
        Gen.Char["abcxyz019@. \u00e9"].Array[0, 12].Select(static chars => new string(chars))
            .Sample(text => own.IsMatch(text) == compiled.IsMatch(text), iter: 2_000);
    }

    [Fact]
    public void NoPatternThrowsAndWhatCompilesIsValid()
    {
        var parts = Gen.OneOf<string>(
            "a", "é", "😀", "\uD83D", "\uDE00", "(", ")", "(?:", "(?=", "(?<!", "(?<n>", "[", "]", "^", "$", "-", "|", "*", "+?", "{2}", "{1,3}", "{", "}", ",",
            "\\", "\\1", "\\k<n>", "\\b", "\\B", "\\d", "\\W", "\\p{L}", "\\P{sc=Greek}", "\\u{1F600}", "\\u00e9", "\\c", "\\x41", ".", "1", "=", "<", ">", "!", "\0");
        Gen.Select(parts.Array[0, 12].Select(string.Concat), parts.Array[0, 6].Select(string.Concat)).Sample(
            (pattern, text) =>
            {
                var compiled = EcmaPattern.TryCompile(pattern, out var reason);
                Assert.Equal(compiled is null, reason.Length > 0);
                Assert.DoesNotContain(".NET", reason, StringComparison.Ordinal);
                if (compiled is null)
                    return;
                Assert.True(EcmaPattern.IsValid(pattern));
                compiled.IsMatch(text);
            },
            iter: 20_000);
    }

    private static EcmaPattern Compile(string pattern)
    {
        var compiled = EcmaPattern.TryCompile(pattern, out var reason);
        Assert.True(compiled is not null, reason);
        return compiled;
    }

    /// <summary>Moves on by as much each time it is asked.</summary>
    private sealed class SteadyClock(int milliseconds) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _now += milliseconds;
    }
}
