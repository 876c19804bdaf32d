using System.Buffers;

namespace DatasetKit.Metadata;

/// <summary>Values in brackets, on one line or several.</summary>
internal ref partial struct PlainYaml
{
    // What has a meaning of its own within brackets, or may have.
    private static readonly SearchValues<byte> s_flowSigns = SearchValues.Create("[]{},:#|>\"`?\\"u8);

    /// <summary>Reads a list or a mapping in brackets.</summary>
    /// <param name="at">Where it begins; then what follows it.</param>
    private Node? ReadFlow(ref int at)
    {
        if (++_depth > MaxDepth)
            return null;
        Node? node = _line[at] == '[' ? ReadFlowSequence(ref at) : ReadFlowMapping(ref at);
        _depth--;
        return node;
    }

    private SequenceNode? ReadFlowSequence(ref int at)
    {
        var (place, start) = (Place(at), _items.Count);
        while (TakesNext(ref at, _items.Count - start, (byte)']', out var isEnd))
        {
            if (isEnd)
                return new SequenceNode(place, Take(_items, start));
            if (ReadFlowValue(ref at) is not { } item)
                return null;
            _items.Add(item);
        }

        return null;
    }

    private MappingNode? ReadFlowMapping(ref int at)
    {
        var (place, start) = (Place(at), _entries.Count);
        while (TakesNext(ref at, _entries.Count - start, (byte)'}', out var isEnd))
        {
            if (isEnd)
                return new MappingNode(place, Take(_entries, start));
            var (keyPlace, keyStart) = (Place(at), at);
            var key = _line[at] is (byte)'"' or (byte)'\'' ? ReadQuoted(ref at) : ReadFlowPlain(ref at);
            if (key is null or "" or "<<" || _entries.Count - start == MaxEntries || at - keyStart > MaxKeyBytes || !IsColon(at) || IsTwice(start, key) || YamlDoubts.HidesColon(key))
                return null;
            at = SkipBlanks(at + 1);
            if (at == _line.Length || ReadFlowValue(ref at) is not { } value)
                return null;
            _entries.Add(new Entry(key, keyPlace, value));
        }

        return null;
    }

    /// <summary>Moves past the opening bracket or the comma before the next value, or past the closing bracket.</summary>
    /// <returns>False where there is neither, or a comma and nothing after it.</returns>
    private bool TakesNext(ref int at, int count, byte closing, out bool isEnd)
    {
        at = SkipToSign(count == 0 ? at + 1 : at);
        isEnd = at < _line.Length && _line[at] == closing;
        if (isEnd)
        {
            at++;
            return true;
        }

        if (count > 0)
        {
            if (at == _line.Length || _line[at] != ',')
                return false;
            at = SkipToSign(at + 1);
        }

        return at < _line.Length && _line[at] != closing;
    }

    /// <summary>Moves past blanks, comments and the ends of lines, of which YAML wants the further ones indented, but for a closing bracket.</summary>
    /// <returns>The end of the line where there is nothing more, or it is not indented.</returns>
    private int SkipToSign(int at)
    {
        at = SkipBlanks(at);
        var isFirst = true;
        for (; IsEnd(at) && MoveLine(); isFirst = false)
            at = SkipBlanks(0);
        return isFirst || IsEnd(at) || at > _flowIndent || (at == _flowIndent && _line[at] is (byte)']' or (byte)'}') ? at : _line.Length;
    }

    private Node? ReadFlowValue(ref int at)
    {
        var place = Place(at);
        switch (_line[at])
        {
            case (byte)'[' or (byte)'{':
                return ReadFlow(ref at);
            case (byte)'"' or (byte)'\'':
                return ReadQuoted(ref at) is { } text ? _builder.String(place, text) : null;
            default:
                return ReadFlowPlain(ref at) is { } plain && !YamlDoubts.IsPadded(plain) ? YamlCoreSchema.Resolve(_builder, place, plain) : null;
        }
    }

    private readonly string? ReadFlowPlain(ref int at)
    {
        var rest = _line[at..];
        var length = LengthOfWord(rest, 0);

        // A colon within a word, as in a URL or a time, has no meaning.
        while (length > 0 && length < rest.Length && rest[length] == ':' && length + 1 < rest.Length && (char.IsAsciiLetterOrDigit((char)rest[length + 1]) || rest[length + 1] == '/'))
            length = LengthOfWord(rest, length + 1);
        if (length == 0 || !BeginsPlain(rest) || MayBeTooLong(rest[..length]))
            return null;
        at += length;
        return Utf8Cache.Get(rest[..length].TrimEnd((byte)' '));
    }

    private static int LengthOfWord(ReadOnlySpan<byte> rest, int from) => rest[from..].IndexOfAny(s_flowSigns) is >= 0 and var length ? from + length : rest.Length;
}
