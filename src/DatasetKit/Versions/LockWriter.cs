using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Rules;

namespace DatasetKit.Versions;

/// <summary>Records a release in the lock of its project.</summary>
internal static class LockWriter
{
    public static LockResult Write(DatasetProject project, string releaseDirectory)
    {
        var place = Location.StartOf(Path.GetFileName(project.LockFile));
        var findings = new List<Finding>();
        try
        {
            var old = DatasetLock.Read(project.LockFile);
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(releaseDirectory));
            var release = new ReleasePath(releaseDirectory, name);
            var manifest = ReleaseReader.ReadManifest(release);
            findings.AddRange(ReleaseVerifier.CheckFiles(releaseDirectory, manifest).Select(finding => finding with { Location = finding.Location with { Path = $"{name}/{finding.Location.Path}" } }));
            if (findings.Count > 0)
                return Refused(findings);
            var now = DatasetLock.Of(manifest, release);
            if (now.Name != project.Name)
                return Refused([new Finding(Codes.LockOfAnother, place, $"The release is of the dataset '{now.Name}', but this is '{project.Name}'.")]);
            if (SemanticVersion.TryParse(now.Version) is not { IsPreRelease: false } version)
                return new LockResult(old, false, []);
            if (old is not null && Contradiction(old, now, version) is var (code, message))
                return Refused([new Finding(code, place, message)]);
            var json = now.ToJson();
            if (File.Exists(project.LockFile) && File.ReadAllBytes(project.LockFile).AsSpan().SequenceEqual(json))
                return new LockResult(now, false, []);
            ProjectFolder.Replace(project.LockFile, json);
            return new LockResult(now, true, []);
        }
        catch (FaultException fault)
        {
            return Refused([fault.Finding]);
        }
    }

    private static (string Code, string Message)? Contradiction(DatasetLock old, DatasetLock now, SemanticVersion version) =>
        SemanticVersion.Compare(version, SemanticVersion.TryParse(old.Version)!) switch
        {
            < 0 => (Codes.VersionTooLow, $"{old.Version} is published, which is higher than {now.Version}."),
            0 when old.ContentSha256 != now.ContentSha256 => (Codes.VersionPublished, $"{old.Version} is published with other records, and a published version does not change; {SemanticVersion.TryParse(old.Version)!.After(LockComparison.Of(old, now).Most)} would do."),
            _ => null,
        };

    private static LockResult Refused(IEnumerable<Finding> findings) => new(null, false, new RuleSet().ToDiagnostics(findings));
}
