using System.Globalization;
using System.Text.RegularExpressions;

namespace DatasetKit.Projects;

/// <summary>The forms that texts of <c>dataset.yaml</c> must have.</summary>
internal static partial class ProjectForms
{
    public static bool IsName(string text) => text.Length <= 100 && Name().IsMatch(text);

    /// <summary>SemVer 2.0.0; the pattern is the one that semver.org gives.</summary>
    public static bool IsVersion(string text) => text.Length <= 100 && SemVer().IsMatch(text);

    /// <summary>Hugging Face refuses other names of splits; by <c>all</c> it means every split.</summary>
    public static bool IsSplit(string text) => text.Length <= 100 && Split().IsMatch(text) && !text.Equals("all", StringComparison.OrdinalIgnoreCase);

    public static bool IsSpdx(string text) => Spdx().IsMatch(text) && IsBalanced(text);

    private static bool IsBalanced(string text)
    {
        var open = 0;
        foreach (var sign in text)
        {
            open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (open < 0)
                return false;
        }

        return open == 0;
    }

    /// <summary>A language tag of BCP 47 (RFC 5646). Its grammar has languages of up to 8 letters too, but none is registered: <c>english</c> is a mistake.</summary>
    public static bool IsLanguage(string text) => Language().IsMatch(text);

    public static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    public static bool IsEmail(string text) => text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    public static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>A relative path of ordinary names: not absolute, no backslash, no control character.</summary>
    public static bool IsPath(string text) => !text.Contains('\\', StringComparison.Ordinal) && !text.Any(char.IsControl);

    /// <summary>A count of bytes, plain or with a unit: <c>268435456</c>, <c>256 MiB</c>.</summary>
    public static long? Bytes(string text)
    {
        var match = ByteCount().Match(text);
        if (!match.Success || !long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        var unit = match.Groups[2].Value;
        var power = unit.Length == 0 ? 0 : " KMGT".IndexOf(unit[0], StringComparison.Ordinal);
        var scale = Math.Pow(unit.Length == 3 ? 1024 : 1000, Math.Max(0, power));
        return count > 0 && count <= long.MaxValue / (long)scale ? count * (long)scale : null;
    }

    [GeneratedRegex(@"^[a-z0-9]+([._-][a-z0-9]+)*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(?:-((?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?\z")]
    private static partial Regex SemVer();

    [GeneratedRegex(@"^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*\z")]
    private static partial Regex Split();

    [GeneratedRegex(@"^\(*[A-Za-z0-9][A-Za-z0-9.+-]*\)*( (AND|OR|WITH) \(*[A-Za-z0-9][A-Za-z0-9.+-]*\)*)*\z")]
    private static partial Regex Spdx();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\z")]
    private static partial Regex Language();

    [GeneratedRegex(@"^([0-9]{1,18}) ?([KMGT]i?B|B)?\z")]
    private static partial Regex ByteCount();
}
