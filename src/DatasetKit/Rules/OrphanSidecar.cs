using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports sidecars without a seed.</summary>
internal static class OrphanSidecar
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.OrphanSidecar,
        Name = "orphan-sidecar",
        Severity = Severity.Warning,
        Title = "A sidecar has no seed, or a name that is not read",
        Why = "The seed was probably renamed or removed, or the sidecar ends with .yml or lacks the extension of the seed, and its metadata is lost.",
        Fix = "Rename or remove the sidecar. `a.md` has `a.md.yaml` or `a.md.json`, and a folder `_defaults.yaml`. A folder that holds a release holds no seeds: `exclude` it, or move it.",
        Bad = new("seeds/b.md.yaml", "pages: 2\n")
        {
            Others =
            [
                new("seeds/a.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                ---

                The gauge stands on the east pier.

                """),
            ],
        },
        Good = new("seeds/a.md.yaml", "pages: 2\n")
        {
            Others =
            [
                new("seeds/a.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                ---

                The gauge stands on the east pier.

                """),
            ],
        },
        CanBeLowered = true,
    };
}
