using System.Collections.Frozen;
using DatasetKit.Diagnostics;

namespace DatasetKit.Projects;

/// <summary>The licenses of the SPDX License List (https://spdx.org/licenses/), whose identifiers are compared without regard to case.</summary>
internal static class SpdxLicenses
{
    private const int MinNearChars = 4;
    private const int MaxNearChars = 64;

    private static readonly Lazy<FrozenDictionary<string, string>> s_byName = new(() => Read().ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase));

    /// <summary>An identifier as the list has it, without the <c>+</c> that says "or later"; null where it is not on the list.</summary>
    public static string? Find(string name) => s_byName.Value.GetValueOrDefault(name) ?? s_byName.Value.GetValueOrDefault(name.TrimEnd('+'));

    /// <summary>The identifier that was meant, where there is no doubt: others have other terms. The latest version of Creative Commons stands for all.</summary>
    public static string? NearestTo(string name)
    {
        var id = name.Replace(' ', '-');
        if ((Find(id) ?? Find($"{id}-4.0")) is { } found)
            return found;
        if (s_byName.Value.Values.Where(known => known.StartsWith($"{id}-", StringComparison.OrdinalIgnoreCase)).ToList() is [var only])
            return only;
        return id.Length >= MinNearChars && s_byName.Value.Values.Where(known => IsNear(id, known)).ToList() is [var near] ? near : null;
    }

    private static bool IsNear(string written, string known) =>
        known.Length <= MaxNearChars && written.Length <= MaxNearChars && char.ToUpperInvariant(written[0]) == char.ToUpperInvariant(known[0]) && Nearest.Distance(written.ToUpperInvariant(), known.ToUpperInvariant()) == 1;

    /// <summary>A finding for each license of the project that is neither on the list nor a <c>LicenseRef-</c> of its own.</summary>
    public static IEnumerable<Finding> Check(DatasetProject project, SettingsNode settings)
    {
        var words = (project.License ?? "").Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words
            .Where((word, at) => word is not ("AND" or "OR" or "WITH") && (at == 0 || words[at - 1] != "WITH"))
            .Where(word => !word.Contains("Ref-", StringComparison.Ordinal) && Find(word) is null)
            .Distinct(StringComparer.Ordinal)
            .Select(word => new Finding(Codes.ProjectUnknownLicense, settings.LocationOf("license"), $"'{ShortText.Of(word)}' is not on the SPDX list of licenses{(NearestTo(word) is { } near ? $"; did you mean '{near}'?" : "; it may lack a version, as in CC-BY-4.0; a license of your own is written LicenseRef-….")}"));
    }

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(SpdxLicenses).Assembly.GetManifestResourceStream("licenses.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#')
                yield return line;
        }
    }
}
