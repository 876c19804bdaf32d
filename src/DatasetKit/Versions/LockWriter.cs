using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Rules;

namespace DatasetKit.Versions;

/// <summary>Records a release in the lock of its project.</summary>
internal static class LockWriter
{
    public static LockResult Write(DatasetProject project, string releaseDirectory)
    {
        var findings = new List<Finding>();
        try
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(releaseDirectory));
            var release = new ReleasePath(releaseDirectory, name);
            var manifest = ReleaseReader.ReadManifest(release);
            findings.AddRange(ReleaseVerifier.CheckFiles(releaseDirectory, manifest).Select(finding => finding with { Location = finding.Location with { Path = $"{name}/{finding.Location.Path}" } }));
            if (findings.Count > 0)
                return Refused(findings);
            var now = DatasetLock.Of(manifest, release);
            if (Check(project, now) is { } fault)
                return Refused([fault]);
            if (!IsRecorded(now))
                return new LockResult(DatasetLock.Read(project.LockFile), false, []);
            var json = now.ToJson();
            if (File.Exists(project.LockFile) && InputFile.ReadAll(project.LockFile).AsSpan().SequenceEqual(json))
                return new LockResult(now, false, []);
            ProjectFolder.Replace(project.LockFile, json);
            return new LockResult(now, true, []);
        }
        catch (FaultException fault)
        {
            return Refused([fault.Finding]);
        }
    }

    /// <summary>Why a release cannot be recorded; null where it can be.</summary>
    /// <param name="project">The project.</param>
    /// <param name="now">What the lock would hold.</param>
    /// <exception cref="FaultException">The lock that is there is none.</exception>
    public static Finding? Check(DatasetProject project, DatasetLock now)
    {
        var place = Location.StartOf(Path.GetFileName(project.LockFile));
        var old = DatasetLock.Read(project.LockFile);
        if (now.Name != project.Name)
            return new Finding(Codes.LockOfAnother, place, $"The release is of the dataset '{now.Name}', but this is '{project.Name}'.");
        if (old is not null && old.Name != project.Name)
            return new Finding(Codes.LockOfAnother, place, OfAnother(old, project));
        return old is not null && IsRecorded(now) && Contradiction(old, now) is var (code, message) ? new Finding(code, place, message) : null;
    }

    /// <summary>What is wrong with a lock that is not this project's.</summary>
    public static string OfAnother(DatasetLock published, DatasetProject project) =>
        $"The lock is of the dataset '{published.Name}', but this is '{project.Name}'; if the dataset was renamed, delete the lock, since nothing is published under the new name.";

    private static bool IsRecorded(DatasetLock now) => SemanticVersion.TryParse(now.Version) is { IsPreRelease: false };

    private static (string Code, string Message)? Contradiction(DatasetLock old, DatasetLock now) =>
        SemanticVersion.Compare(SemanticVersion.TryParse(now.Version)!, SemanticVersion.TryParse(old.Version)!) switch
        {
            < 0 => (Codes.VersionTooLow, $"{old.Version} is published, which is higher than {now.Version}."),
            0 when !old.HoldsRecordsOf(now) => (Codes.VersionPublished, $"{old.Version} is published with other records, and a published version does not change; {SemanticVersion.TryParse(old.Version)!.After(LockComparison.Of(old, now).Most)} would do."),
            _ => null,
        };

    private static LockResult Refused(IEnumerable<Finding> findings) => new(null, false, new RuleSet().ToDiagnostics(findings));
}
