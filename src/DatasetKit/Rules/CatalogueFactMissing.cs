using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports projects that leave out what a catalogue file requires.</summary>
internal static class CatalogueFactMissing
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.CatalogueFactMissing,
        Name = "catalogue-fact-missing",
        Severity = Severity.Warning,
        Title = "The project lacks facts that a catalogue file requires",
        Why = "A release holds `croissant.json` for dataset search engines and loaders. Croissant 1.1 requires a description, a license, a page, a creator and a day of publication; without them search engines pass a dataset over.",
        Fix = "Add the keys that the message names to `dataset.yaml`. A project that gives none of the first four has no `croissant.json` and no warning.",
        Bad = new("dataset.yaml", """
        name: sample
        version: 1.0.0
        description: Notes on a tide gauge.
        license: CC0-1.0

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
