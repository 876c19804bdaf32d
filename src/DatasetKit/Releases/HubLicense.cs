using System.Collections.Frozen;

namespace DatasetKit.Releases;

/// <summary>Says an SPDX license in the words of the Hugging Face Hub, which has its own list (https://huggingface.co/docs/hub/repositories-licenses).</summary>
internal static class HubLicense
{
    private static readonly FrozenSet<string> s_known = FrozenSet.ToFrozenSet(
    [
        "apache-2.0", "mit", "afl-3.0", "artistic-2.0", "bsl-1.0", "bsd-2-clause", "bsd-3-clause", "bsd-3-clause-clear", "c-uda", "cc0-1.0", "cc-by-2.0",
        "cc-by-2.5", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0", "cc-by-nc-2.0", "cc-by-nc-3.0", "cc-by-nc-4.0", "cc-by-nd-4.0",
        "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-2.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0", "cdla-sharing-1.0", "cdla-permissive-1.0",
        "cdla-permissive-2.0", "wtfpl", "ecl-2.0", "epl-1.0", "epl-2.0", "etalab-2.0", "eupl-1.1", "eupl-1.2", "agpl-3.0", "gfdl", "gpl-2.0", "gpl-3.0",
        "lgpl-2.1", "lgpl-3.0", "isc", "lppl-1.3c", "ms-pl", "mpl-2.0", "odc-by", "odbl", "osl-3.0", "postgresql", "ofl-1.1", "ncsa", "unlicense", "zlib", "pddl",
    ]);

    /// <summary>The lines of front matter for a license; none where there is none.</summary>
    public static IEnumerable<string> Lines(string? spdx)
    {
        if (spdx is null)
            return [];
        var name = spdx.Trim('(', ')').ToLowerInvariant();
        foreach (var ending in (ReadOnlySpan<string>)["", "-only", "-or-later", "-1.0"])
        {
            if (name.EndsWith(ending, StringComparison.Ordinal) && s_known.Contains(name[..^ending.Length]))
                return [$"license: {name[..^ending.Length]}"];
        }

        var words = name.Replace(' ', '-').Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return ["license: other", $"license_name: {words}", .. SpdxExpression.UrlOf(spdx) is { } url ? [$"license_link: {url}"] : Array.Empty<string>()];
    }
}
