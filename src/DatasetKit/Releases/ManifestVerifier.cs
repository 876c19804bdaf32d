using DatasetKit.Diagnostics;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>Checks what a manifest says by itself: that it is called as a dataset may be, lists what every release has, and counts what can be.</summary>
internal sealed class ManifestVerifier(Manifest manifest, ICollection<Finding> findings)
{
    // The first releases had no data package, and Croissant is left out where no fact for it is given.
    private static readonly string[] s_always = [ReleaseLayout.DataCard, ReleaseLayout.RecordSchema];

    public void Verify()
    {
        if (!ProjectForms.IsName(manifest.Name))
            Add(Codes.ManifestUnreadable, ReleaseLayout.Manifest, $"The manifest's name '{manifest.Name}' is none that a dataset can have.");
        if (!ProjectForms.IsVersion(manifest.Version))
            Add(Codes.ManifestUnreadable, ReleaseLayout.Manifest, $"The manifest's version '{manifest.Version}' is none of SemVer 2.0.0.");
        foreach (var path in s_always.Where(path => manifest.Files.All(file => file.Path != path)))
            Add(Codes.FileMissing, path, "Every release has this file, but the manifest does not list it.");
        if (manifest is { SeedCount: 0, DocumentCount: > 0 })
            Add(Codes.CountsDiffer, ReleaseLayout.Manifest, $"The manifest counts {manifest.DocumentCount} documents, but no seed that they are from.");
    }

    private void Add(string code, string path, string message) => findings.Add(ReleaseVerifier.Whole(code, path, message));
}
