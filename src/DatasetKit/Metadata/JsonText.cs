using System.Buffers;
using System.Text;

namespace DatasetKit.Metadata;

/// <summary>
/// Writes JSON text as a release has it: UTF-8, non-ASCII as it is, and only what RFC 8259 demands escaped. Utf8JsonWriter's most relaxed
/// encoder still escapes emoji, U+00A0 and U+2028. Indented for files that people read, compact for records.
/// </summary>
internal sealed class JsonText(IBufferWriter<byte> output, bool indented = false)
{
    private const int MaxEscape = 6;
    private const int MaxShortText = 1024;

    private static readonly SearchValues<byte> s_mustEscape = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    private int _depth;
    private bool _isFirst = true;
    private bool _afterKey;

    public JsonText StartObject() => Open((byte)'{');

    public JsonText EndObject() => Close((byte)'}');

    public JsonText StartArray() => Open((byte)'[');

    public JsonText EndArray() => Close((byte)']');

    public JsonText Key(string key)
    {
        Separate();
        Quote(key);
        Raw(indented ? ": "u8 : ":"u8);
        _afterKey = true;
        return this;
    }

    public JsonText String(string text)
    {
        Separate();
        Quote(text);
        return this;
    }

    /// <summary>A string from UTF-8 bytes, which must be valid.</summary>
    public JsonText String(ReadOnlySpan<byte> utf8)
    {
        Separate();
        Raw("\""u8);
        Escape(utf8);
        Raw("\""u8);
        return this;
    }

    /// <summary>A list of strings.</summary>
    public JsonText Strings(IEnumerable<string> texts)
    {
        StartArray();
        foreach (var text in texts)
            String(text);
        return EndArray();
    }

    public JsonText Number(long number) => Literal(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public JsonText Null() => Literal("null");

    public JsonText Boolean(bool value) => Literal(value ? "true" : "false");

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c> that is spelt as JSON already.</summary>
    public JsonText Literal(string text)
    {
        Separate();
        Utf8(text);
        return this;
    }

    public JsonText Value(Node node)
    {
        switch (node)
        {
            case MappingNode mapping:
                StartObject();
                foreach (var entry in mapping.Entries)
                    Key(entry.Key).Value(entry.Value);
                return EndObject();
            case SequenceNode sequence:
                StartArray();
                foreach (var item in sequence.Items)
                    Value(item);
                return EndArray();
            case ScalarNode { Kind: ScalarKind.String } text:
                return String(text.Text);
            default:
                return Literal(((ScalarNode)node).Text);
        }
    }

    /// <summary>Ends a line, after which a new value may begin.</summary>
    public void EndLine()
    {
        Raw("\n"u8);
        _isFirst = true;
    }

    private JsonText Open(byte bracket)
    {
        Separate();
        Raw([bracket]);
        _depth++;
        _isFirst = true;
        return this;
    }

    private JsonText Close(byte bracket)
    {
        _depth--;
        if (!_isFirst)
            Indent();
        Raw([bracket]);
        _isFirst = false;
        return this;
    }

    private void Separate()
    {
        if (_afterKey)
        {
            _afterKey = false;
            return;
        }

        if (!_isFirst)
            Raw(","u8);
        if (_depth > 0)
            Indent();
        _isFirst = false;
    }

    private void Indent()
    {
        if (!indented)
            return;
        Raw("\n"u8);
        for (var i = 0; i < _depth; i++)
            Raw("  "u8);
    }

    private void Quote(string text)
    {
        // Most texts are short and hold nothing to escape, so they are written where they belong and looked at there.
        if (text.Length <= MaxShortText)
        {
            var room = output.GetSpan((text.Length * 3) + 2);
            var length = Encoding.UTF8.GetBytes(text, room[1..]);
            if (!room.Slice(1, length).ContainsAny(s_mustEscape))
            {
                room[0] = room[length + 1] = (byte)'"';
                output.Advance(length + 2);
                return;
            }
        }

        Raw("\""u8);
        Escape(Encoding.UTF8.GetBytes(text));
        Raw("\""u8);
    }

    private void Escape(ReadOnlySpan<byte> utf8)
    {
        var room = RoomFor(utf8);
        var used = 0;
        while (true)
        {
            var at = utf8.IndexOfAny(s_mustEscape);
            var plain = at < 0 ? utf8 : utf8[..at];
            if (room.Length - used < plain.Length + MaxEscape)
            {
                output.Advance(used);
                room = RoomFor(utf8);
                used = 0;
            }

            plain.CopyTo(room[used..]);
            used += plain.Length;
            if (at < 0)
            {
                output.Advance(used);
                return;
            }

            used += Escape(utf8[at], room[used..]);
            utf8 = utf8[(at + 1)..];
        }
    }

    // Most texts grow by some percent, for their line ends; with room for that at once, what is there need not move.
    private Span<byte> RoomFor(ReadOnlySpan<byte> utf8) => output.GetSpan(utf8.Length + (utf8.Length / 8) + MaxEscape);

    private static int Escape(byte sign, Span<byte> room)
    {
        room[0] = (byte)'\\';
        room[1] = sign switch
        {
            (byte)'\n' => (byte)'n',
            (byte)'\t' => (byte)'t',
            (byte)'\r' => (byte)'r',
            _ => sign,
        };
        if (sign is not (< 0x20 and not ((byte)'\n' or (byte)'\t' or (byte)'\r')))
            return 2;
        Encoding.ASCII.GetBytes($"u{sign:x4}").CopyTo(room[1..]);
        return MaxEscape;
    }

    private void Utf8(string text)
    {
        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }

    // All room at once: what finds out by and by that it needs more moves what is there each time.
    private void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }
}
