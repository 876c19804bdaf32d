using System.Collections.Frozen;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary><c>required</c>, and <c>dependentRequired</c> where a key must be there for it to count.</summary>
/// <param name="keys">The keys that must be there.</param>
/// <param name="owner">The schema that the keyword stands in, which tells the other keys that may be there.</param>
/// <param name="trigger">The key that demands them; null where they are always demanded.</param>
internal sealed class RequiredKeyword(string[] keys, SchemaNode owner, string? trigger = null) : Keyword
{
    private HashSet<string>? _keySet;

    public IReadOnlyList<string> Keys => keys;

    public string? Trigger => trigger;

    public override string? Expected(int depth) => trigger is null ? $"a mapping with {Words.Keys(keys, "and")}" : null;

    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not MappingNode mapping || (trigger is not null && mapping.Find(trigger) is null))
            return true;
        string[]? others = null;
        var isValid = true;
        for (var i = 0; i < keys.Length && (isValid || run.IsCollecting); i++)
        {
            if (mapping.Find(keys[i]) is not null)
                continue;
            others ??= run.IsCollecting && run.MayCompare(mapping.Entries.Length) ? OthersOf(mapping) : [];
            isValid = run.Report(Codes.MissingKey, instance.Location, static (run, instance, at) => at.Keyword.Describe(run, (MappingNode)instance, at.Key, at.Others), instance, (Keyword: this, Key: keys[i], Others: others), (instance.Location, keys[i]));
        }

        return isValid;
    }

    private string Describe(Evaluation run, MappingNode mapping, string key, string[] others)
    {
        var place = run.Path.Length == 0 ? "" : $" in {run.Subject}";
        var reason = trigger is null ? "" : $", and needed since '{ShortText.Of(trigger)}' is there";
        var remedy = Meant(run, mapping, key, others) ?? Within(mapping, key) ?? (place.Length == 0 ? InSidecar(run) ?? InText(run, key) ?? run.Wording.MissingKeyRemedy : ".");
        return $"The key '{ShortText.Of(key)}' is missing{place}{reason}{remedy}";
    }

    /// <summary>The keys of a mapping that the schema does not name.</summary>
    private string[] OthersOf(MappingNode mapping)
    {
        _keySet ??= keys.ToHashSet(StringComparer.Ordinal);
        return [.. mapping.Entries.Select(entry => entry.Key).Where(other => !_keySet.Contains(other) && !owner.Shape.Knows(other)).Take(Nearest.MaxCandidates)];
    }

    /// <summary>A key that the schema does not name may be this one, misspelt.</summary>
    private static string? Meant(Evaluation run, MappingNode mapping, string key, string[] others)
    {
        if (run.FindNearest(key, others) is not { } near)
            return null;
        var place = mapping.Find(near)!.Value.KeyLocation;
        return $"; did you mean it by '{ShortText.Of(near)}'{Words.OddLetter(near, key)} {(place.Path == mapping.Location.Path ? "" : $"of {place.Path}, ")}on line {place.Line}?";
    }

    /// <summary>The key may stand in a mapping where it does not belong, as all keys do below the first table of TOML.</summary>
    private static string? Within(MappingNode mapping, string key)
    {
        for (var i = 0; i < Math.Min(mapping.Entries.Length, Nearest.MaxCandidates); i++)
        {
            if (mapping.Entries[i].Value is MappingNode inner && inner.Find(key) is { } found)
                return $"; the one on line {found.KeyLocation.Line} is within '{ShortText.Of(mapping.Entries[i].Key)}'.";
        }

        return null;
    }

    private static string? InSidecar(Evaluation run) => run.KeylessFile is { } file
        ? $"; below a headline there is no place for it: write it into its sidecar, '{ShortText.Of(file[(file.LastIndexOf('/') + 1)..])}.yaml' or '….json', or into a _defaults.yaml for a whole folder."
        : null;

    private static string? InText(Evaluation run, string key) => run.TextStart.LineOf(key) is { } line
        ? $"; on line {line} it belongs to the text, since the metadata ends above that."
        : null;
}

/// <summary><c>minProperties</c> and <c>maxProperties</c>.</summary>
internal sealed class PropertyCountKeyword(long limit, bool isMinimum) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run) =>
        instance is not MappingNode mapping
        || (isMinimum ? mapping.Entries.Length >= limit : mapping.Entries.Length <= limit)
        || run.Report(Codes.MappingForm, instance.Location, static (run, instance, keyword) => keyword.Describe(run, (MappingNode)instance), instance, this);

    private string Describe(Evaluation run, MappingNode mapping) => mapping.Entries.Length == 0
        ? $"{run.Subject} is an empty mapping, but must have at least {Words.Count(limit, "key")}."
        : $"{run.Subject} has {Words.Count(mapping.Entries.Length, "key")}, but must have at {(isMinimum ? "least" : "most")} {limit}.";
}

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>: the three share which keys are known.</summary>
internal sealed class PropertiesKeyword(FrozenDictionary<string, SchemaNode> properties, (EcmaPattern Pattern, SchemaNode Schema)[] patterns, SchemaNode? additional) : Keyword
{
    private string[]? _known;

    public FrozenDictionary<string, SchemaNode> Properties => properties;

    /// <summary>Whether it says something of keys that are not declared by name.</summary>
    public bool JudgesOthers => patterns.Length > 0 || additional is not null;

    /// <summary>Whether only keys that are declared by name are allowed.</summary>
    public bool IsClosed => patterns.Length == 0 && additional?.Constant == false;

    /// <summary>The keys that are declared, by code point: a frozen dictionary has an order of its own.</summary>
    public IReadOnlyList<string> Known => _known ??= [.. properties.Keys.Order(CodePointOrder.Comparer)];

    public override string? Expected(int depth) => Clauses(depth) is { } clauses ? $"a mapping in which {clauses}" : null;

    /// <summary>What the values of its keys must be, in words that go on from "in which"; null where that takes too many.</summary>
    /// <param name="depth">How many schemas are being described around this one.</param>
    public string? Clauses(int depth)
    {
        var phrases = Known.Select(key => SchemaWords.Describe(properties[key], depth) is { } phrase ? $"'{ShortText.Of(key)}' is {phrase}" : null).ToList();
        return phrases.Count == 0 || phrases.Contains(null) || JudgesOthers ? null : Words.List(phrases!, "and");
    }

    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not MappingNode mapping)
            return true;
        var isValid = true;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            isValid &= EvaluateEntry(mapping, mapping.Entries[i], run);
            if (!isValid && !run.IsCollecting)
                return false;
        }

        return isValid;
    }

    public override void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        if (instance is not MappingNode mapping)
            return;
        for (var i = 0; i < mapping.Entries.Length; i++)
            marks[i] |= additional is not null || properties.ContainsKey(mapping.Entries[i].Key) || MatchesAny(mapping.Entries[i].Key, run);
    }

    private bool EvaluateEntry(MappingNode mapping, Entry entry, Evaluation run)
    {
        var isKnown = properties.TryGetValue(entry.Key, out var schema);
        if (schema?.Constant == false)
            return run.Report(Codes.UnknownKey, entry.KeyLocation, static (run, _, key) => $"The key '{run.PathOf(key)}' is not allowed here.", entry.Value, entry.Key);
        var isValid = !isKnown || run.Child(schema!, entry.Key, entry.Value);
        foreach (var (pattern, patternSchema) in patterns)
        {
            if (!Matches(pattern, entry.Key, run))
                continue;
            isKnown = true;
            isValid &= run.Child(patternSchema, entry.Key, entry.Value);
        }

        if (isKnown || additional is null)
            return isValid;
        if (additional.Constant == false)
            return run.IsCollecting && ReportUnknown(run, mapping, entry, Known, patterns.Length == 0 ? "" : $", and keys that match {string.Join(" or ", patterns.Take(MaxListedKeys).Select(pair => pair.Pattern.Source))}");
        return run.Child(additional, entry.Key, entry.Value) && isValid;
    }

    // More than these nobody reads; the schema lists them.
    private const int MaxListedKeys = 12;

    public static bool ReportUnknown(Evaluation run, Node mapping, Entry entry, IReadOnlyList<string> known, string others = "")
    {
        // Of more faults than are told, none is worth the search.
        if (!run.IsCollecting || run.GivenUp is not null)
            return false;
        var meant = run.FindNearest(entry.Key, known);
        var there = meant is null || (mapping as MappingNode)?.Find(meant) is not { KeyLocation: var place } ? null : $"{(place.Path == entry.KeyLocation.Path ? "" : $"in {place.Path} ")}on line {place.Line}";
        return run.Report(Codes.UnknownKey, entry.KeyLocation, static (run, _, at) => Unknown(run, at.Key, at.Meant, at.There, at.Known, at.Others), mapping, (entry.Key, Meant: meant, There: there, Known: known, Others: others), meant is null ? null : (mapping.Location, meant));
    }

    private static string Unknown(Evaluation run, string key, string? meant, string? there, IReadOnlyList<string> known, string others)
    {
        var hint = OddBlank.At(key, 0) is { } sign ? $"; it begins with {sign}, which only looks like a blank: indent with blanks."
            : there is not null ? $"; '{meant}' is there already, {there}: keep one of the two."
            : meant is not null ? $"; did you mean '{meant}'?"
            : known.Count + others.Length > 0 && known.Count <= MaxListedKeys ? $"; the schema knows {(known.Count == 0 ? others[", and ".Length..] : $"{Words.Keys(known, "and")}{others}")}{(run.Path.Length == 0 ? "" : " there")}."
            : ".";
        return $"'{run.PathOf(key)}'{(meant is null ? "" : Words.OddLetter(key, meant))} is not a known key{hint}";
    }

    private bool MatchesAny(string key, Evaluation run)
    {
        foreach (var (pattern, _) in patterns)
        {
            if (Matches(pattern, key, run))
                return true;
        }

        return false;
    }

    private static bool Matches(EcmaPattern pattern, string key, Evaluation run)
    {
        if (!run.Spend(pattern.StepsFor(key)))
            return false;
        var match = pattern.IsMatch(key);
        if (match is null)
            run.GiveUp(pattern.WhyNoAnswer($"the key '{ShortText.Of(key)}'"));
        return match == true;
    }
}

/// <summary><c>propertyNames</c>.</summary>
internal sealed class PropertyNamesKeyword(SchemaNode schema) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not MappingNode mapping)
            return true;
        var isValid = true;
        foreach (var entry in mapping.Entries)
        {
            if (!run.Quietly(schema, ScalarNode.String(entry.KeyLocation, entry.Key)))
                isValid = run.Report(Codes.UnknownKey, entry.KeyLocation, static (run, _, at) => Describe(run, at.Key, at.Schema), instance, (entry.Key, Schema: schema));
        }

        return isValid;
    }

    private static string Describe(Evaluation run, string key, SchemaNode schema)
    {
        var expected = SchemaWords.Describe(schema);
        return expected is null
            ? $"'{run.PathOf(key)}' is not allowed as a key; it does not have the form that the schema demands of keys."
            : $"'{run.PathOf(key)}' is not allowed as a key; a key there must be {expected}{schema.Shape.Values?.Hint(run, ScalarNode.String(default, key)) ?? "."}";
    }
}

/// <summary><c>dependentSchemas</c>: the schema counts where a key is there.</summary>
internal sealed class DependentSchemaKeyword(string trigger, SchemaNode schema) : Keyword
{
    private readonly string _reason = $"'{ShortText.Of(trigger)}' is there";

    public override bool Evaluate(Node instance, Evaluation run) =>
        instance is not MappingNode mapping || mapping.Find(trigger) is null || run.Because(_reason, schema, instance);

    public override IEnumerable<SchemaNode> InPlace => [schema];

    public override void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        if (instance is MappingNode mapping && mapping.Find(trigger) is not null)
            schema.Mark(instance, run, marks);
    }
}
