using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Rules;

namespace DatasetKit.Versions;

/// <summary>
/// Keeps a version from meaning less than it says: compares what was built with the last published version, and reports a version that the
/// change does not allow. Without a lock, for a pre-release, and for a version that allows any change it asks for nothing.
/// </summary>
internal sealed class VersionGate : IDisposable
{
    private const int MaxNamedRecords = 3;

    private readonly DatasetProject _project;
    private readonly SemanticVersion? _version;
    private readonly SemanticVersion? _base;
    private readonly ReleasePath? _against;
    private IReadOnlyList<Finding> _damage = [];

    private VersionGate(DatasetProject project, DatasetLock? published, ReleasePath? against, IReadOnlyList<Finding> findings)
    {
        (_project, Published, _against, Findings) = (project, published, against, findings);
        _version = SemanticVersion.TryParse(project.Version);
        _base = published is null ? null : SemanticVersion.TryParse(published.Version);
    }

    /// <summary>What is wrong with the lock, or with the release to compare with.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The last published version; null where there is none.</summary>
    public DatasetLock? Published { get; }

    /// <summary>Whether the change is only measured, for any version, and nothing reported.</summary>
    public bool IsMeasuring { get; init; }

    /// <summary>Whether the user named the release to compare with.</summary>
    private bool IsNamed { get; init; }

    /// <summary>What the change is, once it was measured.</summary>
    public LockComparison? Change { get; private set; }

    /// <summary>Whether a release must be made to find out whether its version is allowed: not where the version allows any change.</summary>
    public bool NeedsRelease => _base is not null && (IsMeasuring
        || (_version is { IsPreRelease: false } && SemanticVersion.Compare(_version, _base.After(ChangeLevel.Major)) < 0 && !(IsOff(Codes.VersionPublished) && IsOff(Codes.VersionTooLow))));

    /// <summary>Reads what was published last.</summary>
    /// <param name="project">The project.</param>
    /// <param name="options">What is compared with in place of the lock, if anything.</param>
    /// <param name="cancellationToken">Stops the fetching from a feed.</param>
    /// <param name="isMeasuring">Whether the change is only measured.</param>
    public static VersionGate Open(DatasetProject project, BuildOptions options, CancellationToken cancellationToken, bool isMeasuring = false)
    {
        ReleasePath? release = null;
        try
        {
            var published = DatasetLock.Read(project.LockFile);
            if (published is not null && published.Name != project.Name)
                throw new FaultException(Codes.LockOfAnother, LockStart(project), LockWriter.OfAnother(published, project));
            if (options.AgainstKey is not null && (options.Against is null || !FeedRelease.IsUrl(options.Against)))
                throw new FaultException(Codes.KeyUnusable, new Location("key", 0, 0), $"The key to compare with is of use with the URL of a feed only, and {(options.Against is null ? "none was named; the variable that it stands for may not be set" : "a folder is compared with as it is, whoever signed it; check it with 'datasetkit verify RELEASE --key PUB.pem'")}.");
            if (options.Against is not { } against)
                return new VersionGate(project, published, published is null ? null : InReleaseDirectory(project, published), []) { IsMeasuring = isMeasuring };
            release = FeedRelease.IsUrl(against)
                ? FeedRelease.Open(against, project.Name, published?.Version, options, cancellationToken)
                : PublishedRelease.Find(against, project.Name, published?.Version);
            var there = DatasetLock.Of(ReleaseReader.ReadManifest(release), release);
            if (FaultOf(there, release.Name, published, project) is { } fault)
                throw new FaultException(fault.Code, fault.Location, fault.Message);
            return new VersionGate(project, there, release, []) { IsMeasuring = isMeasuring, IsNamed = true };
        }
        catch (FaultException unusable)
        {
            release?.Source?.Dispose();
            return new VersionGate(project, null, null, [unusable.Finding]);
        }
        catch
        {
            release?.Source?.Dispose();
            throw;
        }
    }

    /// <summary>Why a release that was named is not what this project is to be compared with; null where it is.</summary>
    private static Finding? FaultOf(DatasetLock there, string place, DatasetLock? published, DatasetProject project)
    {
        if (there.Name != project.Name)
            return new Finding(Codes.LockOfAnother, new Location(place, 0, 0), $"The release to compare with is of the dataset '{there.Name}', but this is '{project.Name}'.");
        if (published is null || SemanticVersion.TryParse(there.Version) is not { } version)
            return null;
        var order = SemanticVersion.Compare(version, SemanticVersion.TryParse(published.Version)!);
        if (order < 0 || (order > 0 && version.IsPreRelease))
            return new Finding(Codes.NotPublished, new Location(place, 0, 0), $"The lock says that {published.Version} was published last, and this is {there.Version}; name the release of {published.Version}, or a folder or feed that holds it.");
        return order > 0 || there.HoldsRecordsOf(published)
            ? null
            : new Finding(Codes.LockContradicted, LockStart(project), $"The lock says that {published.Version} has the content {published.ContentSha256} in {Splits(published)}, but in {place} it is {there.ContentSha256} in {Splits(there)}; one of the two is not what was published.");
    }

    public void Dispose() => _against?.Source?.Dispose();

    /// <summary>Compares a release that was built, but not put in its place, with the last published version.</summary>
    /// <param name="manifest">The release's manifest.</param>
    /// <param name="folder">Where it was built.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <returns>What is wrong with the version.</returns>
    public IReadOnlyList<Finding> Check(Manifest manifest, string folder, CancellationToken cancellationToken)
    {
        if (!NeedsRelease)
            return [];
        var result = Compare(manifest, folder, cancellationToken);
        if (result is null)
            return _damage;
        var change = Change = result;
        if (IsMeasuring)
            return [];
        if (SemanticVersion.Compare(_version!, _base!.After(change.Least)) < 0)
            return [new Finding(SemanticVersion.Compare(_version!, _base) == 0 ? Codes.VersionPublished : Codes.VersionTooLow, _project.VersionLocation, $"{Fault()}: {Remedy(change)} {Since(change)}")];
        return SemanticVersion.Compare(_version!, _base.After(change.Most)) < 0
            ? [new Finding(Codes.VersionUnproven, _project.VersionLocation, $"{_version} will do if no old record differs, else {_base.After(change.Most)} would; the lock alone does not tell. The published release does: name it with --against, or publish to the feed that holds it. {Since(change)}")]
            : [];
    }

    /// <summary>What the change is: exactly where the published release is at hand, else as far as digests and counts tell.</summary>
    /// <returns>Null where the release to compare with is damaged, and it was named.</returns>
    private LockComparison? Compare(Manifest manifest, string folder, CancellationToken cancellationToken)
    {
        var built = new ReleasePath(folder, _project.Version);
        var known = LockComparison.Of(Published!, DatasetLock.Of(manifest, built));
        if (known.Most is ChangeLevel.None or ChangeLevel.Patch || _against is null)
            return known;
        var result = ReleaseComparer.Compare(_against, built, cancellationToken);
        if (result.Diff is { } diff)
        {
            var level = diff.Level == ChangeLevel.None ? ChangeLevel.Patch : diff.Level;
            return new LockComparison(level, level, string.Join(", ", DiffText.Points(diff, MaxNamedRecords)));
        }

        // What happens to stand in the release directory need not be sound; what was named must be.
        _damage = [.. result.Diagnostics.Select(diagnostic => new Finding(diagnostic.Code, diagnostic.Location, diagnostic.Message))];
        return IsNamed ? null : known;
    }

    private string Fault() => SemanticVersion.Compare(_version!, _base!) == 0 ? $"{_base} is published, and a published version does not change" : $"{_version} is too low";

    private string Remedy(LockComparison change) => change.Least == change.Most
        ? $"{_base!.After(change.Least)} would do, which 'datasetkit version bump' sets."
        : $"{_base!.After(change.Most)} would do, or {_base.After(change.Least)} if no old record differs, which the lock alone does not tell.";

    // Last in a message, since it may be long, and what is too long is cut.
    private string Since(LockComparison change) =>
        $"Since {_base}: {(change.Least == change.Most && change.Least != ChangeLevel.None ? $"a {DiffSections.Word(change.Least)} change, " : "")}{change.Text}.";

    private static string Splits(DatasetLock published) => string.Join(", ", published.Splits.Select(split => $"{split.Name} ({split.RecordCount})"));

    private static Location LockStart(DatasetProject project) => Location.StartOf(Path.GetFileName(project.LockFile));

    private bool IsOff(string code) => new RuleSet(_project.Rules).SeverityOf(code) == Severity.Off;

    /// <summary>The published release where it still stands where it was built; null where it does not, or is not that release.</summary>
    private static ReleasePath? InReleaseDirectory(DatasetProject project, DatasetLock published)
    {
        var release = new ReleasePath(Path.Combine(project.Release.Directory, project.Name, published.Version), $"{project.Name}/{published.Version}");
        try
        {
            return ReleaseVerifier.ReadManifest(release.Directory, []) is { } manifest && DatasetLock.Of(manifest, release).HoldsRecordsOf(published) ? release : null;
        }
        catch (FaultException)
        {
            return null;
        }
    }
}
