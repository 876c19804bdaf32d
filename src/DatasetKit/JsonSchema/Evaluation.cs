using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>
/// The state of evaluating one value: what was found, where in the value it is, which resources were entered, and how much work is left. It
/// is used again for each value; an instance serves one thread.
/// </summary>
/// <param name="wording">How messages name what they are about. Default: as for metadata.</param>
internal sealed class Evaluation(Wording? wording = null)
{
    /// <summary>Greatest number of schemas that one value may cost. Real schemas need some hundreds; nested references can ask for 2^100.</summary>
    public const int MaxSteps = 5_000_000;

    private const int MaxDepth = 1_500;

    private readonly List<SchemaResource> _scope = [];
    private readonly List<string> _path = [];
    private List<Finding>? _findings;
    private int _steps;
    private int _depth;

    /// <summary>Writes a message; it is called only where somebody will read it.</summary>
    public delegate string Message<T>(Evaluation run, Node instance, T keyword);

    /// <summary>Whether findings are kept; else the first violation ends the work.</summary>
    public bool IsCollecting => _findings is not null;

    /// <summary>Why the work was given up; null where it was not.</summary>
    public string? GivenUp { get; private set; }

    /// <summary>How messages name what they are about.</summary>
    public Wording Wording { get; } = wording ?? Wording.Metadata;

    /// <summary>What the message is about: the value's path in quotes.</summary>
    public string Subject => _path.Count == 0 ? Wording.Root : $"'{Path}'";

    /// <summary>The path of the value, as curators write it: <c>author.name</c>, <c>tags[2]</c>.</summary>
    public string Path => string.Concat(_path.Select((part, at) => part[0] == '[' || at == 0 ? part : $".{part}"));

    /// <summary>Whether a value is valid. Nothing is reported and, where it is, nothing allocated.</summary>
    public bool IsValid(SchemaNode schema, Node instance)
    {
        Reset();
        return schema.Evaluate(instance, this) && GivenUp is null;
    }

    /// <summary>What is wrong with a value.</summary>
    public IReadOnlyList<Finding> Explain(SchemaNode schema, Node instance)
    {
        Reset();
        var findings = _findings = [];
        schema.Evaluate(instance, this);
        _findings = null;
        return GivenUp is null ? findings : [new Finding(Codes.SchemaTooCostly, instance.Location, GivenUp)];
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

    /// <summary>Evaluates a branch and keeps what it finds apart.</summary>
    public IReadOnlyList<Finding> Apart(SchemaNode schema, Node instance)
    {
        var kept = _findings;
        var findings = _findings = [];
        schema.Evaluate(instance, this);
        _findings = kept;
        return findings;
    }

    public bool Report<T>(string code, Location location, Message<T> message, Node instance, T keyword)
    {
        _findings?.Add(new Finding(code, location, message(this, instance, keyword)));
        return false;
    }

    public bool Report(IEnumerable<Finding> findings)
    {
        _findings?.AddRange(findings);
        return false;
    }

    public void GiveUp(string why) => GivenUp ??= why;

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
            GiveUp($"The schema costs more than {MaxSteps:N0} steps for this value; its references multiply.");
        if (_depth >= MaxDepth)
            GiveUp($"The schema's references go deeper than {MaxDepth:N0} levels for this value; they probably never end.");
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

    private void Reset()
    {
        _scope.Clear();
        _path.Clear();
        (_findings, _steps, _depth, GivenUp) = (null, 0, 0, null);
    }
}
