using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>What the drafts are called: by <c>$schema</c>, and in messages.</summary>
internal static class Drafts
{
    private static readonly (Draft Draft, string Name, string Uri)[] s_all =
    [
        (Draft.Version04, "draft-04", "http://json-schema.org/draft-04/schema"),
        (Draft.Version06, "draft-06", "http://json-schema.org/draft-06/schema"),
        (Draft.Version07, "draft-07", "http://json-schema.org/draft-07/schema"),
        (Draft.Version201909, "2019-09", "https://json-schema.org/draft/2019-09/schema"),
        (Draft.Version202012, "2020-12", "https://json-schema.org/draft/2020-12/schema"),
    ];

    /// <summary>The draft whose meta-schema a URI names; null where it names none. Old drafts are often named with <c>https</c>, and new ones with <c>http</c>.</summary>
    public static Draft? Find(string uri)
    {
        if (IsUndated(uri))
            return Draft.Version07;
        var name = Secure(uri.TrimEnd('#'));
        foreach (var (draft, _, known) in s_all)
        {
            if (name == Secure(known))
                return draft;
        }

        return null;
    }

    private static string Secure(string uri) => uri.StartsWith("http:", StringComparison.Ordinal) ? $"https:{uri["http:".Length..]}" : uri;

    /// <summary>Whether a URI names the newest draft, whichever that is: it stood for draft-07 for years, and validators read it as that.</summary>
    public static bool IsUndated(string uri) => Secure(uri.TrimEnd('#')) == "https://json-schema.org/schema";

    public static string NameOf(Draft draft) => s_all[(int)draft].Name;

    /// <summary>The URI of a draft's meta-schema, without fragment.</summary>
    public static Uri UriOf(Draft draft) => new(s_all[(int)draft].Uri);

    /// <summary>Where <c>$schema</c> was meant to name one of the drafts and does not, as for older ones and misspelt ones: what to say.</summary>
    public static FaultException? Unknown(ScalarNode named) =>
        Uri.TryCreate(named.Text, UriKind.Absolute, out var uri) && uri.Host.EndsWith("json-schema.org", StringComparison.OrdinalIgnoreCase)
            ? new FaultException(Codes.SchemaReference, named.Location, $"'{named.Text}' is no meta-schema that is known; JSON Schema is understood as of {string.Join(", ", s_all.Select(known => known.Name))}{Nearest.Hint(named.Text.TrimEnd('#'), s_all.Select(known => known.Uri))}")
            : Array.Find(s_all, known => named.Text.Contains(known.Name, StringComparison.OrdinalIgnoreCase) || named.Text.Contains(known.Name.Replace("-0", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) is { Uri: { } meant } && !named.Text.Contains('/', StringComparison.Ordinal) && !named.Text.Contains(".json", StringComparison.OrdinalIgnoreCase)
                ? new FaultException(Codes.SchemaReference, named.Location, $"'$schema' must be the URI of a meta-schema, not '{named.Text}'; write '{meant}'.")
                : null;
}
