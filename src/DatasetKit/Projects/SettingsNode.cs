using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Projects;

/// <summary>
/// Reads the keys of one mapping of <c>dataset.yaml</c>. A key that nobody asked for is unknown; a value of the wrong form is reported and
/// its default used.
/// </summary>
internal sealed class SettingsNode(MappingNode node, ICollection<Finding> findings, string prefix = "")
{
    private readonly List<string> _known = [];
    private readonly List<(string Key, SettingsNode Node)> _inner = [];

    public Location Location => node.Location;

    public Location LocationOf(string key) => node[key]?.Location ?? node.Location;

    public string? Text(string key, Func<string, bool>? accepts = null, string expected = "text", Func<string, string?>? nearestTo = null)
    {
        if (Ask(key) is not { } value)
            return null;
        if (value is ScalarNode { Kind: ScalarKind.String } text && text.Text.Length > 0 && accepts?.Invoke(text.Text) != false)
            return text.Text;
        if (value is ScalarNode { Kind: ScalarKind.Number or ScalarKind.Boolean } scalar && accepts?.Invoke(scalar.Text) != false)
            Wrong(key, value, "text, in quotes");
        else
            Wrong(key, value, expected, value is ScalarNode { Kind: ScalarKind.String } other ? nearestTo?.Invoke(other.Text) : null);
        return null;
    }

    /// <summary>One of a set of words; the words are the names of the enum's values in lower case.</summary>
    public T Word<T>(string key)
        where T : struct, Enum
    {
        if (Ask(key) is not { } value)
            return default;
        var words = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToList();
        var at = value is ScalarNode scalar ? words.IndexOf(scalar.Text) : -1;
        if (at >= 0)
            return Enum.GetValues<T>()[at];
        Wrong(key, value, $"one of {string.Join(", ", words)}", value is ScalarNode { Kind: ScalarKind.String } text ? Nearest.Find(text.Text, words) : null);
        return default;
    }

    public IReadOnlyList<string>? Texts(string key, Func<string, bool>? accepts = null, string expected = "a list of texts")
    {
        if (Ask(key) is not { } value)
            return null;
        if (value is not SequenceNode list)
        {
            Wrong(key, value, expected);
            return null;
        }

        foreach (var item in list.Items)
        {
            if (item is not ScalarNode { Kind: ScalarKind.String } text || text.Text.Length == 0 || accepts?.Invoke(text.Text) == false)
                Wrong(key, item, expected);
        }

        return [.. list.Items.OfType<ScalarNode>().Select(item => item.Text)];
    }

    public IReadOnlyList<SettingsNode> Mappings(string key)
    {
        if (Ask(key) is not { } value)
            return [];
        if (value is not SequenceNode list)
        {
            Wrong(key, value, "a list of mappings");
            return [];
        }

        foreach (var item in list.Items.Where(item => item is not MappingNode))
            Wrong(key, item, "a list of mappings");
        return [.. list.Items.OfType<MappingNode>().Select(item => new SettingsNode(item, findings, $"{prefix}{key}."))];
    }

    /// <summary>The mapping below a key; an empty one where there is none.</summary>
    public SettingsNode Mapping(string key)
    {
        var value = Ask(key);
        if (value is not (null or MappingNode))
            Wrong(key, value, "a mapping");
        var inner = new SettingsNode(value as MappingNode ?? new MappingNode(node.Location, []), findings, $"{prefix}{key}.");
        _inner.Add((key, inner));
        return inner;
    }

    /// <summary>The entries of a mapping whose keys are names of the user's own.</summary>
    public IReadOnlyList<Entry> Names(string key)
    {
        if (Ask(key) is not { } value)
            return [];
        if (value is MappingNode { Entries.Length: > 0 } mapping)
            return mapping.Entries;
        Wrong(key, value, "a mapping with keys");
        return [];
    }

    /// <summary>Whether the key is there, whatever its value.</summary>
    public bool Has(string key) => node[key] is not null;

    /// <summary>Whether the key's value is a list of nothing.</summary>
    public bool IsEmptyList(string key) => node[key] is SequenceNode { Items.Length: 0 };

    public Node? Ask(string key)
    {
        _known.Add(key);
        return node[key];
    }

    public void Wrong(string key, Node value, string expected, string? nearest = null)
    {
        var found = value switch
        {
            ScalarNode { Kind: ScalarKind.Null } => "empty",
            ScalarNode scalar => $"'{ShortText.Of(scalar.Text)}'",
            SequenceNode { Items.Length: 0 } => "an empty list",
            MappingNode { Entries.Length: 0 } => "an empty mapping",
            _ => value.KindName,
        };
        findings.Add(new Finding(Codes.ProjectBadValue, value.Location, $"'{prefix}{key}' must be {expected}, not {found}{(nearest is null ? "." : $"; did you mean '{nearest}'?")}"));
    }

    public void Missing(string key, string expected) =>
        findings.Add(new Finding(Codes.ProjectBadValue, node.Location, $"The key '{prefix}{key}' is missing; it must be {expected}."));

    /// <summary>Reports the keys that nobody asked for. Call it when all have been asked for.</summary>
    public void ReportUnknownKeys()
    {
        foreach (var entry in node.Entries.Where(entry => !_known.Contains(entry.Key)))
            findings.Add(new Finding(Codes.ProjectUnknownKey, entry.KeyLocation, $"'{prefix}{ShortText.Of(entry.Key)}' is not a known key{WithinHint(entry.Key) ?? Nearest.Hint(entry.Key, _known)}"));
    }

    /// <summary>A key that stands below another, written beside it or as the documentation names it.</summary>
    private string? WithinHint(string key)
    {
        var name = key[(key.LastIndexOf('.') + 1)..];
        var (outer, inner) = _inner.Find(inner => inner.Node._known.Contains(name) && (key == name || key == $"{inner.Key}.{name}"));
        return inner is null ? null : $"; write '{name}:' on a line below '{outer}:', indented.";
    }
}
