using System.Text;
using System.Text.Json;
using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>Reads JSON (RFC 8259) into a metadata tree with positions: no comments, no trailing commas, no duplicate keys, numbers exact.</summary>
internal ref struct JsonReader
{
    private readonly TreeBuilder _builder;
    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _json;
    private JsonPosition _position;

    public JsonReader(ReadOnlySpan<byte> utf8, SourceFile source, ReadLimits? limits = null)
    {
        _builder = new TreeBuilder(limits ?? ReadLimits.Metadata);

        // Told that more may come, the reader of .NET says of an open object that it ends, without an exception, which cost half the time of many broken lines.
        var isOpenEnded = utf8.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
        _json = new Utf8JsonReader(utf8, isFinalBlock: !isOpenEnded, new JsonReaderState(new JsonReaderOptions { MaxDepth = 1000 }));
        _position = new JsonPosition(utf8, source);
        _utf8 = utf8;
    }

    /// <summary>Reads a text that is one JSON value and nothing else.</summary>
    /// <exception cref="FaultException">The text is not JSON or exceeds a limit.</exception>
    public static Node Read(ReadOnlySpan<byte> utf8, SourceFile source, ReadLimits? limits = null)
    {
        var reader = new JsonReader(utf8, source, limits);
        reader._builder.CheckSize(utf8.Length, source.At(1, 1));
        return reader.ReadPart(isWhole: true, out _);
    }

    /// <summary>Reads the JSON value that a text begins with, and says how many bytes it takes.</summary>
    public static Node ReadFirst(ReadOnlySpan<byte> utf8, SourceFile source, ReadLimits limits, out int bytesRead) =>
        new JsonReader(utf8, source, limits).ReadPart(isWhole: false, out bytesRead);

    private Node ReadPart(bool isWhole, out int bytesRead)
    {
        try
        {
            Move();
            var value = ReadValue(1);
            bytesRead = (int)_json.BytesConsumed;
            if (isWhole)
                _json.Read();
            return value;
        }
        catch (JsonException fault)
        {
            throw Syntax(fault);
        }
    }

    /// <summary>Reads an object of which one key gives a large text that is left where it stands: a line of a JSONL seed.</summary>
    /// <param name="textKey">The key whose value is the text.</param>
    /// <param name="text">Where the text stands, still with its escapes; null where the key is missing.</param>
    /// <param name="fault">What is wrong where the line ends too soon, as lines mostly do that are broken; an exception for each costs ten times the reading.</param>
    /// <returns>Null where the line ends too soon.</returns>
    /// <exception cref="FaultException">The line is broken in another way.</exception>
    public MappingNode? ReadObjectWithText(string textKey, out JsonStringPlace? text, out Finding? fault)
    {
        (text, fault) = (null, null);
        try
        {
            if (_utf8.TrimStart(" \t"u8) is not [(byte)'{', ..] and var rest)
                throw new FaultException(Codes.NotAMapping, _position.At(_utf8.Length - rest.Length), JsonFaultWords.NoObject(rest));
            Move();
            var entries = EntryList.AtDepth(1);
            var location = Here();
            while (_json.Read())
            {
                if (_json.TokenType == JsonTokenType.EndObject)
                {
                    _json.Read();
                    return entries.ToMapping(location);
                }

                var keyLocation = Here();
                var key = _builder.Key(keyLocation, KeyCache.OfThread.Find(_json.ValueSpan) ?? GetString());
                if (!_json.Read())
                    break;
                if (key != textKey)
                {
                    entries.Add(key, keyLocation, ReadValue(2));
                    _builder.CheckSize(_json.BytesConsumed - (text?.Length ?? 0), keyLocation);
                    continue;
                }

                if (text is { } first)
                    throw TreeBuilder.Duplicate(keyLocation, key, first.Location);
                if (_json.TokenType != JsonTokenType.String)
                    throw new FaultException(Codes.TextNotAString, Here(), $"The value of 'text' must be a text in quotes, not {_json.TokenType switch
                    {
                        JsonTokenType.Number => $"the number {ShortText.Of(Encoding.UTF8.GetString(_json.ValueSpan))}",
                        JsonTokenType.StartObject => "a mapping",
                        JsonTokenType.StartArray => "a list",
                        _ => Encoding.UTF8.GetString(_json.ValueSpan),
                    }}.");
                text = new JsonStringPlace(Here(), (int)_json.TokenStartIndex + 1, _json.ValueSpan.Length);
            }

            fault = CutShort() with { Message = "The line ends before all that was opened is closed; add the '}', ']' or '\"' that is missing, or write the whole object on one line: a line of a JSONL seed is one document." };
            return null;
        }
        catch (JsonException exception)
        {
            throw Syntax(exception);
        }
    }

    /// <summary>A string holds half of a surrogate pair.</summary>
    public static FaultException LoneSurrogate(Location place) =>
        new(Codes.LoneSurrogate, place, "The string contains half of a surrogate pair as a \\u escape, which is not a character.");

    private Node ReadValue(int depth)
    {
        var location = Here();
        _builder.CheckDepth(depth, location);
        if (_json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            _builder.CountOpened(location);
        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject:
                var entries = EntryList.AtDepth(depth);
                while (Move() && _json.TokenType != JsonTokenType.EndObject)
                {
                    var keyLocation = Here();
                    var key = _builder.Key(keyLocation, KeyCache.OfThread.Find(_json.ValueSpan) ?? GetString());
                    Move();
                    entries.Add(key, keyLocation, ReadValue(depth + 1));
                }

                return entries.ToMapping(location);
            case JsonTokenType.StartArray:
                var items = new List<Node>();
                while (Move() && _json.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadValue(depth + 1));
                return new SequenceNode(location, [.. items]);
            case JsonTokenType.String:
                return _builder.String(location, GetString());
            case JsonTokenType.Number:
                return _builder.Number(location, Encoding.ASCII.GetString(_json.ValueSpan));
            case JsonTokenType.True or JsonTokenType.False:
                return _builder.Scalar(location, ScalarKind.Boolean, _json.TokenType == JsonTokenType.True ? "true" : "false");
            default:
                return _builder.Scalar(location, ScalarKind.Null, "null");
        }
    }

    private bool Move()
    {
        if (_json.Read())
            return true;
        throw new FaultException(CutShort());
    }

    private Finding CutShort() =>
        new(Codes.JsonSyntax, _position.At((int)_json.BytesConsumed), "The JSON ends before all that was opened is closed; add the '}', ']' or '\"' that is missing.");

    private string GetString()
    {
        _builder.CheckSize(_json.ValueSpan.Length, Here());
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return _builder.AllowsSurrogates ? JsonEscapes.Read(_json.ValueSpan) : throw LoneSurrogate(Here());
        }
    }

    private Location Here() => _position.At((int)_json.TokenStartIndex);

    private FaultException Syntax(JsonException fault)
    {
        // The exception counts lines from 0 and columns in bytes; only its line is of use, and the bytes on it are counted anew.
        var (line, bytes) = (fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
        var offset = _position.OffsetOf(line, bytes);
        var text = fault.Message;
        var start = JsonFaultWords.TrailingComma(_utf8, offset) ?? JsonFaultWords.Literal(_utf8, offset, text);
        var place = start is { } at ? _position.At(at) : _position.At(line, bytes);
        var tail = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        text = tail < 0 ? text : text[..tail];
        return new FaultException(Codes.JsonSyntax, place, $"This is not valid JSON: {(JsonFaultWords.Describe(_utf8, offset, text) is { } words ? $"{words}." : text)}");
    }
}
