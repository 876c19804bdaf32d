using System.Collections.Concurrent;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary><c>anyOf</c> and <c>oneOf</c>.</summary>
internal sealed class AlternativesKeyword(SchemaNode[] schemas, bool isOneOf) : Keyword
{
    // More, or deeper, nobody nests by hand.
    private const int MaxLeaves = 1_000;
    private const int MaxDepth = 8;

    // Longer words about alternatives hide the one that was meant.
    private const int MaxPhraseChars = 100;

    /// <summary>How the message begins that several keys would each mend.</summary>
    public const string OneOfKeys = "One of the keys ";

    /// <summary>How it goes on after the keys.</summary>
    public const string MustBeThere = " must be there";

    private ConcurrentDictionary<(bool AreOwn, InstanceTypes Types), OfType>? _ofTypes;
    private SchemaNode[]? _leaves;
    private string[]? _tellingKeys;

    public bool IsOneOf => isOneOf;

    private SchemaNode[] Schemas => schemas;

    /// <summary>The alternatives, with those of each in its place where it is nothing but alternatives itself.</summary>
    private SchemaNode[] Leaves => _leaves ??= [.. Flatten([this], 0).Take(MaxLeaves)];

    /// <summary>The keys whose values some alternative lists, by code point.</summary>
    private string[] TellingKeys => _tellingKeys ??= [.. Leaves.SelectMany(leaf => leaf.Shape.KnownKeys).Distinct().Where(key => Leaves.Any(leaf => leaf.Shape.ValuesOf(key) is not null)).Order(CodePointOrder.Comparer)];

    // References may lead to the same alternatives in more ways than can be gone.
    private IEnumerable<SchemaNode> Flatten(HashSet<AlternativesKeyword> seen, int depth) => schemas.SelectMany(schema =>
        depth == MaxDepth || schema.Shape.Keywords is not [AlternativesKeyword inner] ? [schema] : seen.Add(inner) ? inner.Flatten(seen, depth + 1) : []);

    public override IEnumerable<SchemaNode> InPlace => schemas;

    public override string? Expected(int depth) => SchemaWords.DescribeAny(schemas, depth);

    public override bool Evaluate(Node instance, Evaluation run)
    {
        var fitting = 0;
        foreach (var schema in schemas)
        {
            fitting += run.Quietly(schema, instance) ? 1 : 0;
            if (fitting > 0 && (!isOneOf || fitting > 1))
                break;
        }

        if (fitting == 1)
            return true;
        if (!run.IsCollecting || run.GivenUp is not null)
            return false;
        return fitting > 1 ? ReportTooMany(instance, run) : ReportNone(instance, run);
    }

    public override void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        foreach (var schema in schemas)
        {
            if (run.Quietly(schema, instance))
                schema.Mark(instance, run, marks);
        }
    }

    private bool ReportTooMany(Node instance, Evaluation run)
    {
        var fitting = schemas.Where(schema => run.Quietly(schema, instance)).ToList();
        if (instance is MappingNode mapping && fitting.SelectMany(schema => schema.Shape.RequiredAlone).ToList() is { Count: > 1 } keys && keys.Count == fitting.Count)
        {
            var place = keys.Select(key => mapping.Find(key)!.Value.KeyLocation).MaxBy(location => (location.Line, location.Column));
            return run.Report(Codes.NoAlternative, place, static (run, _, keys) => $"Only one of the keys {Words.Keys(keys, "and")} may be there{In(run)}; remove {(keys.Count == 2 ? "one" : "the others")}.", instance, keys);
        }

        return run.Report(Codes.NoAlternative, instance.Location, static (run, instance, fitting) => fitting.ConvertAll(schema => SchemaWords.NameOf(schema)) is var phrases && !phrases.Contains(null)
            ? $"{Subject(run, instance)}, which must fit exactly one of these and fits more: {Words.List([.. phrases.Distinct().Select(phrase => $"({phrase})")], "and")}."
            : $"{run.Subject} fits more than one of the alternatives that the schema allows; it must fit exactly one.", instance, fitting);
    }

    /// <summary>Reports what keeps the value from the alternative that came closest.</summary>
    private bool ReportNone(Node instance, Evaluation run)
    {
        // Each alternative is looked at for each fault, and those that came closest evaluated once more.
        if (run.IsBrief || !run.Spend(Leaves.Length))
            return run.Report(Codes.NoAlternative, instance.Location, static (run, _, _) => $"{run.Subject} fits none of the alternatives that the schema allows.", instance, this);

        // An alternative of alternatives may be one that too many of its own fit.
        var schemas = Leaves.Any(leaf => run.Quietly(leaf, instance)) ? Schemas : Leaves;
        if (instance is MappingNode && schemas.Select(schema => schema.Shape.RequiredAlone).ToList() is var keys && keys.TrueForAll(keys => keys.Count == 1) && keys.DistinctBy(keys => keys[0]).Count() > 1)
            return run.Report(Codes.MissingKey, instance.Location, static (run, _, keys) => $"{OneOfKeys}{Words.Keys(keys.Select(keys => keys[0]), "and")}{MustBeThere}{In(run)}.", instance, keys);

        // A number may be a whole one.
        var own = TypeKeyword.TypeOf(instance);
        own |= own == InstanceTypes.Number ? InstanceTypes.Integer : InstanceTypes.None;
        var those = (_ofTypes ??= new()).GetOrAdd((schemas == Schemas, own), static (key, schemas) => new OfType(schemas, key.Types), schemas);
        if (instance is MappingNode mapping && those.Schemas.Count > 0)
            return ReportMapping(mapping, those.Schemas, run);
        return those.Schemas.Count == 0 || instance is ScalarNode ? ReportValue(instance, schemas, those, run) : run.Report(Closest(instance, those.Schemas, run));
    }

    private static bool ReportValue(Node instance, SchemaNode[] schemas, OfType those, Evaluation run)
    {
        var (ofType, values, phrase) = (those.Schemas, those.Values, those.Phrase);

        // A text that must be a date or null is a date that is wrong.
        if (ofType.Count == 1 && schemas.All(schema => schema == ofType[0] || schema.Shape.Types == InstanceTypes.Null))
            return run.Report(run.Apart(ofType[0], instance));

        // Where others are too long to tell, what values of this type may be is told.
        if (phrase is null && ofType.Count > 1 && ofType.TrueForAll(static schema => schema.Shape.Values is not null))
            return run.Report(run.Apart(new SchemaNode(ofType[0].Resource) { Keywords = [values] }, instance));
        if (phrase is null && ofType.Count > 0)
            return run.Report(Closest(instance, ofType, run));
        if (schemas.All(schema => schema.Shape.Types == InstanceTypes.None))
            return run.Report(Codes.NoAlternative, instance.Location, static (run, _, _) => $"{run.Subject} is not allowed here.", instance, 0);
        var hint = values.Hint(run, instance) is { } near and not "." ? near : TypeKeyword.Hint(run, schemas, instance);
        if (hint == "." && ofType.Count == 0)
            hint = TypeKeyword.KeysOf(schemas);
        return run.Report(
            Codes.NoAlternative,
            instance.Location,
            static (run, instance, words) => $"{run.Subject} must be {words.Phrase}{Words.Not(instance)}{words.Hint}",
            instance,
            (Phrase: phrase ?? TypeKeyword.Describe(schemas.Aggregate(InstanceTypes.None, static (types, schema) => types | schema.Shape.Types)), Hint: hint));
    }

    /// <summary>Mappings often have one key, such as <c>type</c>, whose value tells which alternative is meant.</summary>
    private bool ReportMapping(MappingNode mapping, List<SchemaNode> candidates, Evaluation run)
    {
        foreach (var key in TellingKeys)
        {
            var values = candidates.ConvertAll(schema => schema.Shape.ValuesOf(key) ?? []);

            // Who writes the one value that an alternative names means that one, whatever else the others allow.
            if (mapping[key] is { } named && candidates.Where((_, at) => values[at].Count == 1 && NodeEquality.Comparer.Equals(values[at][0], named)).ToList() is { Count: > 0 } meant)
            {
                candidates = meant;
                continue;
            }

            if (values.Exists(list => list.Count == 0) || values.TrueForAll(list => list.SequenceEqual(values[0], NodeEquality.Comparer)))
                continue;
            var all = EnumKeyword.Of(values);
            if (mapping[key] is not { } value)
            {
                if (!candidates.TrueForAll(schema => schema.Shape.RequiredKeys.Contains(key)))
                    continue;
                return run.Report(Codes.MissingKey, mapping.Location, static (run, _, at) => $"The key '{at.Key}' is missing{In(run)}; it must be {at.All.Expected(0)}, and the other keys depend on it.", mapping, (Key: key, All: all));
            }

            var fitting = candidates.Where((_, at) => values[at].Contains(value, NodeEquality.Comparer)).ToList();
            if (fitting.Count == 0)
                return run.Child(new SchemaNode(candidates[0].Resource) { Keywords = [all] }, key, value);
            candidates = fitting;
        }

        candidates = BestFits(mapping, candidates);
        return !IsToldTogether(mapping, candidates, run) && run.Report(Closest(mapping, candidates, run));
    }

    /// <summary>The candidates whose keys are those of the mapping, as far as any are: a fault in a value does not make another alternative the one that was meant.</summary>
    private static List<SchemaNode> BestFits(MappingNode mapping, List<SchemaNode> candidates)
    {
        var fits = candidates.ConvertAll(schema => FitOf(mapping, schema.Shape));
        var best = fits.Count == 0 ? 0 : fits.Max();
        return [.. candidates.Where((_, at) => fits[at] == best)];
    }

    private static int FitOf(MappingNode mapping, SchemaShape shape)
    {
        var (known, fit) = (0, 0);
        foreach (var entry in mapping.Entries)
        {
            if (shape.Knows(entry.Key) || shape.RequiredKeys.Contains(entry.Key))
                known++;
            else if (shape.IsClosed)
                fit -= 2;
        }

        foreach (var key in shape.RequiredKeys)
            fit -= mapping.Find(key) is null ? 1 : 0;
        return known == 0 ? int.MinValue : fit + (2 * known);
    }

    /// <summary>Where no key of the mapping tells which alternative is meant, what they know and demand is told of all of them.</summary>
    private static bool IsToldTogether(MappingNode mapping, List<SchemaNode> candidates, Evaluation run)
    {
        if (candidates.Count < 2 || mapping.Entries.Length == 0 || !candidates.TrueForAll(schema => schema.Shape.IsClosed) || mapping.Entries.Any(entry => candidates.Exists(schema => schema.Shape.Knows(entry.Key))))
            return false;
        string[] known = [.. candidates.SelectMany(schema => schema.Shape.KnownKeys).Distinct().Order(CodePointOrder.Comparer)];
        foreach (var entry in mapping.Entries)
            PropertiesKeyword.ReportUnknown(run, mapping, entry, known);
        var demands = candidates.ConvertAll(schema => schema.Shape.RequiredKeys.Order(CodePointOrder.Comparer).ToList());
        if (demands.TrueForAll(keys => keys.Count == 1 && keys[0] == demands[0][0]))
            run.Report(Codes.MissingKey, mapping.Location, static (run, _, key) => $"The key '{ShortText.Of(key)}' is missing{In(run)}.", mapping, demands[0][0]);
        else if (demands.TrueForAll(keys => keys.Count == 1))
            run.Report(Codes.MissingKey, mapping.Location, static (run, _, demands) => $"{OneOfKeys}{Words.Keys(demands.Select(keys => keys[0]).Distinct(), "and")}{MustBeThere}{In(run)}.", mapping, demands);
        else if (demands.TrueForAll(keys => keys.Count > 0))
            run.Report(Codes.MissingKey, mapping.Location, static (run, _, demands) => $"{run.Subject} must have {Words.List([.. demands.Select(keys => Words.Keys(keys, "and")).Distinct()], "or")}.", mapping, demands);
        return true;
    }

    /// <summary>What keeps the value from the alternative that it violates least; where each of several lacks one key, that any of them would do.</summary>
    private static IReadOnlyList<Finding> Closest(Node instance, List<SchemaNode> candidates, Evaluation run)
    {
        var violations = candidates.Select(schema => run.Apart(schema, instance)).Where(findings => findings.Count > 0).ToList();
        var least = violations.Count == 0 ? 0 : violations.Min(findings => findings.Count);
        if (violations.Find(findings => findings.Count == least) is [{ Code: Codes.UnknownKey, Key: null } unknown] && instance is MappingNode mapping && mapping.Entries.FirstOrDefault(entry => entry.KeyLocation == unknown.Location).Key is { } key && candidates.Exists(schema => schema.Shape.Knows(key)))
            return [unknown with { Message = $"'{run.PathOf(key)}' does not go with the other keys; it belongs to another alternative of the schema." }];
        var missing = violations.Where(findings => findings.Count == 1 && least == 1).Select(findings => findings[0].Code == Codes.MissingKey && findings[0].Location == instance.Location ? findings[0].Key?.Name : null).Distinct().ToList();
        return missing.Count > 1 && missing.TrueForAll(key => key is not null)
            ? [new Finding(Codes.MissingKey, instance.Location, $"{OneOfKeys}{Words.Keys(missing!, "and")}{MustBeThere}{In(run)}.")]
            : violations.Find(findings => findings.Count == least && findings.Any(static finding => finding.Message.EndsWith('?'))) ?? violations.Find(findings => findings.Count == least) ?? [];
    }

    private static string Subject(Evaluation run, Node instance) => instance is ScalarNode ? $"{run.Subject} is {Words.Quote(instance)}" : $"{run.Subject} is {instance.KindName}";

    private static string In(Evaluation run) => run.Path.Length == 0 ? "" : $" in {run.Subject}";

    /// <summary>The alternatives that values of a type may fit, and what is said of them; found out once, since all items of a list may be at fault.</summary>
    private sealed class OfType
    {
        public OfType(SchemaNode[] all, InstanceTypes types)
        {
            Schemas = [.. all.Where(schema => (schema.Shape.Types & types) != 0)];
            Values = EnumKeyword.Of(Schemas.SelectMany(schema => schema.Shape.Keywords).OfType<EnumKeyword>().Select(keyword => keyword.Values));
            Phrase = Schemas.Count == 0 && all.Any(schema => schema.Shape.Types == InstanceTypes.Object) ? null : SchemaWords.DescribeAny(all);
            if (Phrase?.Length > MaxPhraseChars && Schemas.Count > 0 && Schemas.Count < all.Length)
                Phrase = Schemas is [{ Shape.Values: null }] ? null : Schemas.Count == 1 ? Phrase : SchemaWords.DescribeAny(Schemas) ?? Phrase;
        }

        public List<SchemaNode> Schemas { get; }

        /// <summary>All values that they list.</summary>
        public EnumKeyword Values { get; }

        /// <summary>What the value must be; null where that is too long, or tells too little.</summary>
        public string? Phrase { get; }
    }
}
