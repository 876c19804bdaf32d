using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>
/// The state of evaluating one value: what was found, where in the value it is, which resources were entered, and how much work is left. It
/// is used again for each value; an instance serves one thread.
/// </summary>
/// <param name="wording">How messages name what they are about. Default: as for metadata.</param>
/// <param name="cancellationToken">Ends the work on a value with <see cref="OperationCanceledException"/>. Default: nothing does.</param>
internal sealed class Evaluation(Wording? wording = null, CancellationToken cancellationToken = default)
{
    /// <summary>Greatest number of schemas that one value may cost. Real schemas need some hundreds; nested references can ask for 2^100.</summary>
    public const int DefaultMaxSteps = 4_000_000;

    // Explaining alternatives within alternatives can take 2^depth; past this many steps the rest is said in fewer words.
    private const int MaxWordySteps = 500_000;

    private const int MaxDepth = 1_500;

    // Nobody reads so many, and branches that multiply can make any number of them.
    private const int MaxFindings = 100_000;
    private const int ToldFindings = 1_000;

    // Where something was found is looked for in so many, since conditions can be as many as findings.
    private const int RecentFindings = 100;

    // A schema that was too costly for so many values is not tried on the others: each can take a second, and the run has failed anyhow.
    private const int MaxGivenUp = 3;

    // Names that are compared with wrong ones: thousands of faults times thousands of names, where a person has made a few.
    private const int MaxCompared = 1_000_000;

    // What variants of texts may cost that are tried for a proposal, in the steps of an evaluation.
    private const int MaxTried = 100_000;

    private const int MaxPathChars = 100;

    private const int MaxListChars = 60;

    // A number is parsed and hashed exactly.
    private const int StepsAComparedNode = 4;

    private const string Reason = " The schema asks for this since ";

    // A thread of a host may have a small stack. What the runtime keeps free is enough for so many levels, and asking at each would cost time.
    private const int StackCheckLevels = 16;

    // Some tenths of a millisecond. Searches of patterns, which can take the longest, are looked at one by one.
    private const int CancellationCheckSteps = 4_096;

    private readonly List<SchemaResource> _scope = [];
    private readonly List<string> _path = [];
    private List<Finding>? _findings;
    private int _steps;
    private int _maxWordySteps;
    private int _depth;
    private int _reported;
    private long _compared;
    private long _tried;
    private int _givenUp;

    /// <summary>Writes a message; it is called only where somebody will read it.</summary>
    public delegate string Message<T>(Evaluation run, Node instance, T keyword);

    /// <summary>Whether findings are kept; else the first violation ends the work.</summary>
    public bool IsCollecting => _findings is not null;

    /// <summary>Whether alternatives are only told, and not which of them came closest.</summary>
    public bool IsBrief => _steps > _maxWordySteps;

    /// <summary>How many findings are kept so far.</summary>
    public int FindingCount => _findings?.Count ?? 0;

    /// <summary>Why the work was given up; null where it was not.</summary>
    public string? GivenUp { get; private set; }

    /// <summary>Greatest number of schemas that one value may cost.</summary>
    public int MaxSteps { get; init; } = DefaultMaxSteps;

    /// <summary>What the last value has cost so far.</summary>
    public int Steps => _steps;

    private string TooManySteps => $"The schema costs more than {Thousands.Of(MaxSteps)} steps for this value; its references multiply, its patterns are large, or its numbers are very long.";

    /// <summary>How messages name what they are about.</summary>
    public Wording Wording { get; } = wording ?? Wording.Metadata;

    /// <summary>The file whose values are all texts, since its format has no others; null for none.</summary>
    public string? TextOnlyFile { get; set; }

    /// <summary>The file whose format has no place for keys that it lacks; null for none.</summary>
    public string? KeylessFile { get; set; }

    /// <summary>How the text begins that follows the metadata; nothing where there is none.</summary>
    public TextStart TextStart { get; set; }

    /// <summary>Where the value has faults that are told already; what else is wrong there gets no words, which nobody would read.</summary>
    public IReadOnlySet<Location> Told { get; set; } = FrozenSet<Location>.Empty;

    /// <summary>Whether a finding is about a fault that is told already. A key is missing whatever else is wrong at its mapping's place.</summary>
    public bool IsTold(string code, Location location) => code != Codes.MissingKey && Told.Count > 0 && Told.Contains(location);

    /// <summary>How a message about a text that would fit as a number, true or false ends.</summary>
    public string UnquoteRemedy(Node instance) => IsTextOnly(instance)
        ? "; in a header every value is text, so write it in a sidecar."
        : "; write it without quotes.";

    /// <summary>Whether a value stands where all are texts.</summary>
    public bool IsTextOnly(Node instance) => TextOnlyFile is { } file && instance.Location.Path == file;

    /// <summary>How a message about a text that must be a list ends. The list is one in YAML, TOML and JSON.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fits">Whether a list is one that is demanded; null where that is not known.</param>
    public string ListRemedy(ScalarNode text, Func<Node, bool>? fits)
    {
        if (IsTextOnly(text))
            return "; in a header every value is text, so write the list in a sidecar.";
        if (text.Text is ['-' or '\u2013' or '\u2022', ..] && text.Text.Contains($" {text.Text[0]}", StringComparison.Ordinal))
            return "; an item of a list stands on a line of its own, after a '-' and a blank.";
        var items = text.Text.Contains("://", StringComparison.Ordinal) ? [text.Text.Trim()] : text.Text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (fits is null || items.Length == 0 || text.Text.Length > MaxListChars || text.Text.Any(letter => "\"\\\n[]{}".Contains(letter, StringComparison.Ordinal)))
            return "; write it between brackets, as in [\"one\", \"two\"].";

        // One number may be a code; several are mostly meant as numbers.
        var areNumbers = items.All(TypeKeyword.IsNumber) && fits(ListOf(ScalarKind.Number));
        var areTexts = (items.Length == 1 || !areNumbers) && fits(ListOf(ScalarKind.String));
        return areTexts || areNumbers ? $"; write [{string.Join(", ", items.Select(item => areTexts ? $"\"{item}\"" : item))}]." : ".";

        SequenceNode ListOf(ScalarKind kind) => new(text.Location, [.. items.Select(item => new ScalarNode(text.Location, kind, item))]);
    }

    /// <summary>What the message is about: the value's path in quotes.</summary>
    public string Subject => _path.Count == 0 ? Wording.Root : $"'{ShortText.Of(Path)}'";

    /// <summary>The path of the value, as curators write it: <c>author.name</c>, <c>tags[2]</c>. Of a long one the start, which is what messages hold.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder();
            for (var i = 0; i < _path.Count && path.Length <= MaxPathChars; i++)
            {
                if (i > 0 && _path[i][0] != '[')
                    path.Append('.');
                path.Append(_path[i].AsSpan(0, Math.Min(_path[i].Length, MaxPathChars)));
            }

            return path.ToString();
        }
    }

    /// <summary>The path of an entry of the value, clipped.</summary>
    public string PathOf(string key) => ShortText.Of(_path.Count == 0 ? key : $"{Path}.{key}");

    /// <summary>Whether a value is valid. Nothing is reported and, where it is, nothing allocated.</summary>
    public bool IsValid(SchemaNode schema, Node instance)
    {
        Reset();
        if (_givenUp >= MaxGivenUp)
            GiveUp($"The schema was too costly for {MaxGivenUp} values before this one, which is not checked.");
        var result = schema.Evaluate(instance, this);
        if (GivenUp is null)
            return result;
        _givenUp++;
        return false;
    }

    /// <summary>What is wrong with a value that is not valid.</summary>
    public IReadOnlyList<Finding> Explain(SchemaNode schema, Node instance)
    {
        var findings = ExplainWith(schema, instance, MaxWordySteps);
        if (GivenUp is null)
            return findings;
        findings = ExplainWith(schema, instance, -1);
        return GivenUp is null ? findings
            : [.. _reported > MaxFindings ? findings.Take(ToldFindings) : [], new Finding(Codes.SchemaTooCostly, instance.Location, GivenUp)];
    }

    /// <summary>Whether something was found at the place of a value a short while ago.</summary>
    public bool IsAtFault(Node value)
    {
        for (var i = FindingCount - 1; i >= Math.Max(0, FindingCount - RecentFindings); i--)
        {
            if (_findings![i].Location == value.Location)
                return true;
        }

        return false;
    }

    /// <summary>Evaluates a branch without keeping what it finds.</summary>
    public bool Quietly(SchemaNode schema, Node instance)
    {
        var kept = _findings;
        _findings = null;
        var result = schema.Evaluate(instance, this);
        _findings = kept;
        return result;
    }

    /// <summary>Evaluates one keyword without keeping what it finds.</summary>
    public bool Quietly(Keyword keyword, Node instance)
    {
        var kept = _findings;
        _findings = null;
        var result = keyword.Evaluate(instance, this);
        _findings = kept;
        return result;
    }

    /// <summary>Evaluates a branch and keeps what it finds apart.</summary>
    public IReadOnlyList<Finding> Apart(SchemaNode schema, Node instance)
    {
        var kept = _findings;
        var findings = _findings = [];
        schema.Evaluate(instance, this);
        _findings = kept;
        return findings;
    }

    /// <summary>Evaluates a branch that holds only under a condition, and tells the reason where the branch is violated.</summary>
    /// <param name="reason">The condition as a clause after "since"; null where it cannot be said.</param>
    /// <param name="schema">The branch.</param>
    /// <param name="instance">The value.</param>
    public bool Because(string? reason, SchemaNode schema, Node instance)
    {
        var from = FindingCount;
        if (schema.Evaluate(instance, this))
            return true;
        if (reason is null || !Spend(FindingCount - from))
            return false;

        // Of conditions within conditions the innermost is told.
        for (var i = from; i < FindingCount; i++)
        {
            if (!_findings![i].Message.Contains(Reason, StringComparison.Ordinal))
                _findings[i] = _findings[i] with { Message = $"{_findings[i].Message}{Reason}{reason}." };
        }

        return false;
    }

    public bool Report<T>(string code, Location location, Message<T> message, Node instance, T keyword, (Location Mapping, string Name)? key = null)
    {
        if (_findings is null)
            return false;
        if (++_reported > MaxFindings)
            GiveUp($"The value violates the schema in more than {Thousands.Of(MaxFindings)} ways, of which the first {Thousands.Of(ToldFindings)} are told.");
        else
            _findings.Add(new Finding(code, location, IsTold(code, location) ? "" : message(this, instance, keyword)) { Key = key });
        return false;
    }

    /// <summary>Tells the findings about a value itself, but not those about its entries or items, in the schema's own words.</summary>
    /// <param name="from">How many findings there were before the schema was evaluated.</param>
    /// <param name="instance">The value.</param>
    /// <param name="words">The words.</param>
    public void Retell(int from, Node instance, string words)
    {
        for (var i = from; i < FindingCount; i++)
        {
            if (_findings![i].Location == instance.Location)
                _findings[i] = _findings[i] with { Message = $"{Subject} is {(instance is ScalarNode ? Words.Quote(instance) : instance.KindName)}: {words.TrimEnd('.')}." };
        }
    }

    public bool Report(IEnumerable<Finding> findings)
    {
        _findings?.AddRange(findings);
        return false;
    }

    /// <summary>The name that was probably meant; null where none is near, or where so many were looked for that nobody reads of more.</summary>
    public string? FindNearest(string written, IReadOnlyList<string> names) => MayCompare(Math.Min(names.Count, Nearest.MaxCandidates)) ? Nearest.Find(written, names) : null;

    /// <summary>Takes comparisons of names from what is left; to prepare for some counts as hundred.</summary>
    public bool MayCompare(int names) => (_compared += Math.Max(100, names)) <= MaxCompared;

    /// <summary>Takes what it costs to try a proposal from what is left for that; the value itself has its own.</summary>
    public bool MayTry(int steps) => (_tried += steps) <= MaxTried;

    /// <summary>Takes from what is left what it costs to compare all of a value with another, or its parts with each other.</summary>
    public bool SpendOn(Node value) => Spend((int)Math.Min(int.MaxValue, (long)value.Weight * StepsAComparedNode));

    public void GiveUp(string why) => GivenUp ??= why;

    /// <summary>Takes work that is no evaluation of a schema from what is left.</summary>
    /// <returns>False where too little is left, and the work must not be done.</returns>
    public bool Spend(int steps)
    {
        if (GivenUp is not null)
            return false;
        cancellationToken.ThrowIfCancellationRequested();
        _steps = (int)Math.Min(int.MaxValue, (long)_steps + steps);
        if (_steps > MaxSteps)
            GiveUp(TooManySteps);
        return GivenUp is null;
    }

    /// <summary>Evaluates the value of a key; the path is kept only for those who read it.</summary>
    public bool Child(SchemaNode schema, string key, Node value)
    {
        if (!IsCollecting)
            return schema.Evaluate(value, this);
        _path.Add(key.Length == 0 ? "\"\"" : key);
        var result = schema.Evaluate(value, this);
        _path.RemoveAt(_path.Count - 1);
        return result;
    }

    public bool Item(SchemaNode schema, int index, Node value) => IsCollecting ? Child(schema, $"[{index}]", value) : schema.Evaluate(value, this);

    public bool Enter(SchemaNode schema, out bool isNewScope)
    {
        isNewScope = false;
        if (GivenUp is not null)
            return false;
        if (++_steps > MaxSteps)
            GiveUp(TooManySteps);
        if (_steps % CancellationCheckSteps == 0)
            cancellationToken.ThrowIfCancellationRequested();
        if (_depth >= MaxDepth || (_depth % StackCheckLevels == StackCheckLevels - 1 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
            GiveUp($"The schema's references go deeper than {Thousands.Of(MaxDepth)} levels for this value; they probably never end.");
        if (GivenUp is not null)
            return false;
        _depth++;
        isNewScope = _scope.Count == 0 || _scope[^1] != schema.Resource;
        if (isNewScope)
            _scope.Add(schema.Resource);
        return true;
    }

    public void Leave(bool isNewScope)
    {
        _depth--;
        if (isNewScope)
            _scope.RemoveAt(_scope.Count - 1);
    }

    /// <summary>The outermost schema that a dynamic reference means.</summary>
    public SchemaNode? FindDynamic(string anchor)
    {
        foreach (var resource in _scope)
        {
            if (resource.DynamicAnchors.TryGetValue(anchor, out var schema))
                return schema();
        }

        return null;
    }

    private List<Finding> ExplainWith(SchemaNode schema, Node instance, int maxWordySteps)
    {
        Reset();
        _maxWordySteps = maxWordySteps;
        var findings = _findings = [];
        schema.Evaluate(instance, this);
        _findings = null;
        return findings;
    }

    private void Reset()
    {
        _scope.Clear();
        _path.Clear();
        (_findings, _steps, _depth, _reported, _compared, _tried, GivenUp) = (null, 0, 0, 0, 0, 0, null);
    }
}
