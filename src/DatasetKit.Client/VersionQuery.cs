using NuGet.Versioning;

namespace DatasetKit.Client;

/// <summary>
/// <c>NAME[@RANGE]</c>: a version alone means exactly that one; <c>1.*</c> and <c>^1.2</c> the newest that is compatible; <c>[1.0,2.0)</c> an
/// interval as NuGet writes them. Without a range any version will do.
/// </summary>
internal sealed class VersionQuery
{
    private readonly NuGetVersion? _exact;
    private readonly VersionRange? _range;
    private readonly bool _isCaret;

    private VersionQuery(string name, string? text, NuGetVersion? exact, VersionRange? range) =>
        (Name, Text, _exact, _range, _isCaret) = (name, text, exact, range, text?.StartsWith('^') == true);

    public string Name { get; }

    /// <summary>The range as it was written; null where there is none.</summary>
    public string? Text { get; }

    /// <summary>Whether one version is named, so that even a yanked one is meant.</summary>
    public bool IsExact => _exact is not null;

    /// <exception cref="FeedException">DK4042: it is no name and range.</exception>
    public static VersionQuery Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? text : text[..at];
        var range = at < 0 ? null : text[(at + 1)..].Trim();
        if (!FeedFormat.IsName(name))
            throw new FeedException(FeedCodes.NotInFeed, text, $"'{name}' cannot be the name of a dataset; write NAME or NAME@RANGE.");
        if (range is null)
            return new VersionQuery(name, null, null, null);
        if (NuGetVersion.TryParseStrict(range, out var exact))
            return new VersionQuery(name, range, exact, null);
        if (range.StartsWith('^') ? Caret(range[1..]) is { } parsed : TryParseRange(range, out parsed))
            return new VersionQuery(name, range, null, parsed);
        throw new FeedException(FeedCodes.NotInFeed, text, $"'{range}' is no range of versions; write 1.2.0, 1.*, ^1.2 or [1.0,2.0){(IsInterval(range) && range.Contains('*', StringComparison.Ordinal) ? ", with no * in an interval" : "")}.");
    }

    /// <summary>The greatest version that is meant; null where there is none.</summary>
    public FeedVersion? Pick(FeedDataset dataset, bool allowsPrerelease) => dataset.Versions
        .Where(entry => IsExact ? IsNamed(entry.Version) : entry.Yanked is null && IsMeant(NuGetVersion.Parse(entry.Version), allowsPrerelease))
        .MaxBy(entry => NuGetVersion.Parse(entry.Version), VersionComparer.VersionRelease);

    // Build metadata that is not written may be any: of versions that differ by nothing else a feed has one.
    private bool IsNamed(string version) => version == Text || (!_exact!.HasMetadata && VersionComparer.VersionRelease.Equals(_exact, NuGetVersion.Parse(version)));

    private bool IsMeant(NuGetVersion version, bool allowsPrerelease)
    {
        if (version.IsPrerelease && !allowsPrerelease && !NamesPrerelease())
            return false;

        // A floating range has no upper bound of its own in NuGet, where the least version is taken.
        return _range is null || (_range.IsFloating ? _range.Float!.Satisfies(version) || (allowsPrerelease && IsBelowFloat(version)) : _range.Satisfies(version));
    }

    private bool IsBelowFloat(NuGetVersion version) => version.IsPrerelease && _range!.Float!.Satisfies(new NuGetVersion(version.Major, version.Minor, version.Patch));

    private bool NamesPrerelease() => _range is not null
        && (_range.MinVersion is { IsPrerelease: true }
            || (_range.MaxVersion is { IsPrerelease: true } && !_isCaret)
            || (_range.IsFloating && _range.OriginalString!.Contains('-', StringComparison.Ordinal)));

    // A number alone, '1.2', is the least version in NuGet; here it would be taken for the exact one, so it must say what it means.
    private static bool TryParseRange(string text, out VersionRange? range)
    {
        range = null;
        var star = text.IndexOf('*', StringComparison.Ordinal);

        // Of an interval with a star NuGet looks at the star alone, and '1*' means another thing to it for each list of versions.
        return IsInterval(text) == star < 0 && !(star > 0 && char.IsAsciiDigit(text[star - 1]) && !text[..star].Contains('-', StringComparison.Ordinal)) && VersionRange.TryParse(text, allowFloating: true, out range);
    }

    private static bool IsInterval(string text) => text.StartsWith('[') || text.StartsWith('(');

    /// <summary>From a version up to the next that may break: the next major one, for 0.x the next minor one; <c>^0</c> means all of 0.</summary>
    private static VersionRange? Caret(string text)
    {
        if (!NuGetVersion.TryParse(text, out var least))
            return null;
        var isMajorAlone = text.AsSpan().IndexOfAny(".-+") is var at && (at < 0 || text[at] != '.');
        var next = least.Major > 0 || isMajorAlone || least.Minor == int.MaxValue ? NextMajor(least.Major) : new NuGetVersion(0, least.Minor + 1, 0, "0");
        return new VersionRange(least, includeMinVersion: true, next, includeMaxVersion: false, originalString: $"^{text}");
    }

    // No version of a feed has a greater number than the greatest there is.
    private static NuGetVersion? NextMajor(int major) => major == int.MaxValue ? null : new NuGetVersion(major + 1, 0, 0, "0");
}
