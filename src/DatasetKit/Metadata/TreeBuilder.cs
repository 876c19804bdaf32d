using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>
/// What the readers of YAML, TOML and JSON share: it counts nodes, refuses what no record can hold, and makes the nodes.
/// </summary>
internal sealed class TreeBuilder(ReadLimits limits)
{
    private int _nodes = limits.NodesBefore;

    public void CheckDepth(int depth, Location location)
    {
        if (depth > limits.MaxDepth)
            throw new FaultException(Codes.TooLarge, location, $"The value is nested deeper than {limits.MaxDepth} levels.");
    }

    /// <summary>Counts a mapping or a list: a schema of a million empty ones is as costly as one of a million keys.</summary>
    public void CountOpened(Location location) => Count(location);

    public void CheckSize(long bytes, Location location)
    {
        if (bytes > limits.MaxBytes)
            throw new FaultException(Codes.TooLarge, location, $"The {limits.What} is larger than {Thousands.Of(limits.MaxBytes)} bytes.");
    }

    public ScalarNode String(Location location, string text)
    {
        Count(location);
        return ScalarNode.String(location, Clean(location, text));
    }

    public ScalarNode Scalar(Location location, ScalarKind kind, string text)
    {
        Count(location);
        return new ScalarNode(location, kind, text);
    }

    /// <summary>A number from its JSON-like spelling; what YAML and TOML allow beyond JSON is put right, digit for digit.</summary>
    public ScalarNode Number(Location location, string spelling)
    {
        if (spelling.Length > limits.MaxNumberChars)
            throw new FaultException(Codes.NumberNotExact, location, $"The number has more than {limits.MaxNumberChars} digits; put it in quotes.");
        return Scalar(location, ScalarKind.Number, NumberText.ToJson(spelling));
    }

    public static FaultException NotFinite(Location location, string spelling) =>
        new(Codes.NumberNotExact, location, $"'{spelling}' is not a finite number, and JSON has no word for it; put it in quotes or leave it out.");

    public bool AllowsSurrogates => limits.AllowsSurrogates;

    public bool EmptyIsNull => limits.EmptyIsNull;

    public string Key(Location location, string key)
    {
        Count(location);
        return Clean(location, key);
    }

    public static FaultException Duplicate(Location location, string key, Location first) =>
        new(Codes.DuplicateKey, location, $"The key '{ShortText.Of(key)}' stands twice; it was first written {(first.Line == location.Line ? $"in column {first.Column}" : $"on line {first.Line}")}.");

    private void Count(Location location)
    {
        if (++_nodes > limits.MaxNodes)
            throw TooMany(location, limits);
    }

    public static FaultException TooMany(Location location, ReadLimits limits) =>
        new(Codes.TooLarge, location, $"The value has more than {Thousands.Of(limits.MaxNodes)} keys and values{(limits.NodesBefore > 0 ? ", with those of the files before it" : "")}.");

    /// <summary>Strings can bring in by escapes what the bytes of a seed may not hold.</summary>
    private string Clean(Location location, string text)
    {
        for (var i = text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF'); i < text.Length && i >= 0; i++)
        {
            var c = text[i];
            if (!limits.AllowsControls && c < ' ' && c is not ('\t' or '\n' or '\r'))
                throw new FaultException(Codes.ControlCharacter, location, $"The value contains the control character U+{(int)c:X4}; remove it.");
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(c) && !limits.AllowsSurrogates)
                throw new FaultException(Codes.LoneSurrogate, location, $"The value contains half of a surrogate pair, U+{(int)c:X4}, which is not a character.");
        }

        return limits.AllowsControls ? text : text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }
}
