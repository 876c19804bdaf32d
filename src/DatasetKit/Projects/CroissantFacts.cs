using DatasetKit.Diagnostics;

namespace DatasetKit.Projects;

/// <summary>
/// The facts about a dataset that the Croissant format requires and that nobody but the project can tell
/// (https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html#required).
/// </summary>
internal static class CroissantFacts
{
    /// <summary>Whether a project gives any of them and so means to be found. A day of publication alone says no such thing: feeds go by it too.</summary>
    public static bool HasAny(DatasetProject project) => project.Description is not null || project.License is not null || project.Homepage is not null || project.Creators.Count > 0;

    /// <summary>What is missing, in one finding; null where nothing is, or where the project gives none.</summary>
    public static Finding? Check(DatasetProject project, SettingsNode settings)
    {
        if (!HasAny(project))
            return null;
        var missing = Missing(project, settings).ToList();
        return missing.Count == 0
            ? null
            : new Finding(Codes.CatalogueFactMissing, settings.Location, $"croissant.json needs {Join(missing)}, which the project does not give; add {(missing.Count == 1 ? "the key" : "the keys")}.");
    }

    // What is there in a wrong form is told as that.
    private static IEnumerable<string> Missing(DatasetProject project, SettingsNode settings)
    {
        if (project.Description is null && !settings.Has("description"))
            yield return "'description'";
        if (project.License is null && !settings.Has("license"))
            yield return "'license'";
        if (project.Homepage is null && !settings.Has("homepage"))
            yield return "'homepage'";
        if (project.Creators.Count == 0 && (!settings.Has("creators") || settings.IsEmptyList("creators")))
            yield return "'creators'";
        if (project.Published is null && !settings.Has("published"))
            yield return "'published'";
    }

    private static string Join(List<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}
