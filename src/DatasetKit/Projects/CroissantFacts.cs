using DatasetKit.Diagnostics;

namespace DatasetKit.Projects;

/// <summary>
/// The facts about a dataset that the Croissant format requires and that nobody but the project can tell
/// (https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html#required).
/// </summary>
internal static class CroissantFacts
{
    /// <summary>Whether a project gives any of them and so means to be found. A day of publication alone says no such thing: feeds go by it too.</summary>
    public static bool HasAny(DatasetProject project) => Facts(project).Any(fact => fact.IsGiven && fact.Key != "published");

    /// <summary>What is missing, in one finding; null where nothing is, or where the project gives none.</summary>
    public static Finding? Check(DatasetProject project, SettingsNode settings)
    {
        var missing = Facts(project).Where(fact => !fact.IsGiven).Select(fact => $"'{fact.Key}'").ToList();
        return missing.Count == 0 || !HasAny(project)
            ? null
            : new Finding(Codes.CatalogueFactMissing, settings.Location, $"croissant.json needs {Join(missing)}, which the project does not give; add {(missing.Count == 1 ? "the key" : "the keys")}.");
    }

    private static (string Key, bool IsGiven)[] Facts(DatasetProject project) =>
    [
        ("description", project.Description is not null),
        ("license", project.License is not null),
        ("homepage", project.Homepage is not null),
        ("creators", project.Creators.Count > 0),
        ("published", project.Published is not null),
    ];

    private static string Join(List<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}
