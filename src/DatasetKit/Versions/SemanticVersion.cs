using System.Globalization;
using System.Numerics;
using DatasetKit.Projects;

namespace DatasetKit.Versions;

/// <summary>
/// A version as SemVer 2.0.0 has it (https://semver.org/spec/v2.0.0.html). Numbers have no limit, as the specification sets none;
/// NuGet.Versioning refuses what is greater than an int.
/// </summary>
internal sealed record SemanticVersion
{
    private SemanticVersion(BigInteger major, BigInteger minor, BigInteger patch) => (Major, Minor, Patch) = (major, minor, patch);

    public BigInteger Major { get; }

    public BigInteger Minor { get; }

    public BigInteger Patch { get; }

    /// <summary>What stands after the hyphen, without it; empty for a release proper.</summary>
    public string PreRelease { get; private init; } = "";

    public bool IsPreRelease => PreRelease.Length > 0;

    /// <summary>Reads a version; its build metadata take no part in anything and are dropped.</summary>
    /// <returns>Null where the text is no version.</returns>
    public static SemanticVersion? TryParse(string text)
    {
        if (!ProjectForms.IsVersion(text))
            return null;
        var withoutBuild = text.Split('+')[0];
        var hyphen = withoutBuild.IndexOf('-', StringComparison.Ordinal);
        var core = (hyphen < 0 ? withoutBuild : withoutBuild[..hyphen]).Split('.');
        return new SemanticVersion(Number(core[0]), Number(core[1]), Number(core[2])) { PreRelease = hyphen < 0 ? "" : withoutBuild[(hyphen + 1)..] };
    }

    /// <summary>The precedence of two versions, section 11 of the specification.</summary>
    public static int Compare(SemanticVersion left, SemanticVersion right)
    {
        var order = left.Major.CompareTo(right.Major);
        if (order == 0)
            order = left.Minor.CompareTo(right.Minor);
        if (order == 0)
            order = left.Patch.CompareTo(right.Patch);
        return order == 0 ? ComparePreRelease(left, right) : order;
    }

    /// <summary>
    /// The least version that a change calls for after this one. What a pre-release becomes is open, so after one its own release will do.
    /// </summary>
    public SemanticVersion After(ChangeLevel level) => level switch
    {
        ChangeLevel.None => this,
        _ when IsPreRelease => new SemanticVersion(Major, Minor, Patch),
        ChangeLevel.Patch => new SemanticVersion(Major, Minor, Patch + 1),
        ChangeLevel.Minor => new SemanticVersion(Major, Minor + 1, 0),
        _ => new SemanticVersion(Major + 1, 0, 0),
    };

    /// <summary>The version as text, without build metadata.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}{(IsPreRelease ? $"-{PreRelease}" : "")}");

    private static int ComparePreRelease(SemanticVersion left, SemanticVersion right)
    {
        if (!left.IsPreRelease || !right.IsPreRelease)
            return right.IsPreRelease.CompareTo(left.IsPreRelease);
        var (a, b) = (left.PreRelease.Split('.'), right.PreRelease.Split('.'));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (CompareIdentifier(a[i], b[i]) is not 0 and var order)
                return order;
        }

        return a.Length.CompareTo(b.Length);
    }

    // Identifiers of digits are compared as numbers and come before all others.
    private static int CompareIdentifier(string left, string right) => (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit)) switch
    {
        (true, true) => Number(left).CompareTo(Number(right)),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static BigInteger Number(string digits) => BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
