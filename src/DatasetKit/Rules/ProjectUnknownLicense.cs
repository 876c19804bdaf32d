using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports licenses of the project that are not on the SPDX License List.</summary>
internal static class ProjectUnknownLicense
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ProjectUnknownLicense,
        Name = "project-unknown-license",
        Severity = Severity.Warning,
        Title = "The license is not on the SPDX list",
        Why = "Users filter datasets by license, and a name that tools do not know counts as none.",
        Fix = "Use an identifier of the SPDX License List, or `LicenseRef-` and a name for a license of your own. The list is part of the tool: a license that is newer can be allowed with `rules: {DK0012: off}`.",
        Bad = new("dataset.yaml", """
        name: sample
        version: 1.0.0
        description: Notes on a tide gauge.
        license: CC0
        homepage: https://example.org/gauge
        creators: [{name: Harbour office}]
        published: 2026-11-01

        """),
        Good = new("dataset.yaml", """
        name: sample
        version: 1.0.0
        description: Notes on a tide gauge.
        license: CC0-1.0
        homepage: https://example.org/gauge
        creators: [{name: Harbour office}]
        published: 2026-11-01

        """),
        CanBeLowered = true,
    };
}
