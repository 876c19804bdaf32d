using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace DatasetKit.Metadata;

/// <summary>Values that are texts, as they are written.</summary>
internal ref partial struct PlainYaml
{
    // What may begin a plain value: no sign that means anything to YAML, and no sign or point of a number that may be no number.
    private static readonly SearchValues<byte> s_first = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_(~$=;<^"u8);

    private static bool BeginsPlain(ReadOnlySpan<byte> text) => s_first.Contains(text[0]) || text[0] >= 0x80 || text switch
    {
        [(byte)'-', (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z'), ..] => true,
        [(byte)'-' or (byte)'+', >= (byte)'0' and <= (byte)'9', ..] => true,
        [(byte)'-' or (byte)'+', (byte)'.', >= (byte)'0' and <= (byte)'9', ..] => true,
        [(byte)'.', (>= (byte)'0' and <= (byte)'9') or (byte)'/', ..] => true,
        [(byte)'.'] or [(byte)'.', (byte)'.'] or [(byte)'.', (byte)'.', (byte)'/', ..] => true,
        _ => false,
    };

    /// <summary>Whether a line of a plain value is nothing else.</summary>
    private static bool IsPlainLine(ReadOnlySpan<byte> text) => text[^1] != ':' && text.IndexOf(": "u8) < 0;

    /// <summary>Whether it may be a number that is too long to be read.</summary>
    private static bool MayBeTooLong(ReadOnlySpan<byte> text) => text.Length > ReadLimits.Metadata.MaxNumberChars && text[0] < 'A';

    /// <summary>Reads a plain value, with the lines that it goes on to.</summary>
    private ScalarNode? ReadPlain(int indent, int at)
    {
        var text = _line[at..];
        var comment = text.IndexOf(" #"u8);
        if (comment >= 0 && !IsEnd(at + comment + 1))
            return null;
        text = (comment < 0 ? text : text[..comment]).TrimEnd((byte)' ');
        if (!BeginsPlain(text) || !IsPlainLine(text) || MayBeTooLong(text))
            return null;
        var place = Place(at);
        var value = Utf8Cache.Get(text);
        if (YamlDoubts.IsPadded(value))
            return null;
        Move();
        if (!_hasLine || _at <= indent)
            return YamlCoreSchema.Resolve(_builder, place, value);
        return comment >= 0 ? null : ReadFurtherLines(indent, value) is { } whole ? _builder.String(place, whole) : null;
    }

    /// <summary>Joins the lines of a plain value with blanks.</summary>
    private string? ReadFurtherLines(int indent, string first)
    {
        var text = new StringBuilder(first);
        for (; _hasLine && _at > indent; Move())
        {
            var line = _line[_at..].TrimEnd((byte)' ');
            if (_hasPassed || !BeginsPlain(line) || !IsPlainLine(line) || line.IndexOf(" #"u8) >= 0)
                return null;
            text.Append(' ').Append(Encoding.UTF8.GetString(line));
        }

        return text.ToString();
    }

    /// <summary>Reads a value in quotes that ends on its line.</summary>
    /// <param name="at">Where it begins; then what follows its closing quote.</param>
    private readonly string? ReadQuoted(ref int at)
    {
        var quote = _line[at];
        var inner = _line[(at + 1)..];
        var length = quote == '"' ? inner.IndexOfAny((byte)'"', (byte)'\\') : inner.IndexOf(quote);
        if (length < 0)
            return null;
        if (inner[length] == quote && (quote == '"' || length + 1 == inner.Length || inner[length + 1] != quote))
        {
            at += length + 2;
            return Utf8Cache.Get(inner[..length]);
        }

        return Unescape(quote, inner, ref at);
    }

    private static string? Unescape(byte quote, ReadOnlySpan<byte> inner, ref int at)
    {
        var text = new ArrayBufferWriter<byte>(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            var length = quote == '\'' ? (inner[i..] is [(byte)'\'', (byte)'\'', ..] ? 2 : 0) : inner[i] == '\\' ? Escape(inner[i..], text) : 0;
            if (length < 0)
                return null;
            if (length == 0 && inner[i] == quote)
            {
                at += i + 2;
                return Encoding.UTF8.GetString(text.WrittenSpan);
            }

            if (length == 0 || quote == '\'')
                text.Write([inner[i]]);
            i += Math.Max(0, length - 1);
        }

        return null;
    }

    /// <summary>Writes what an escape in double quotes means.</summary>
    /// <returns>Its length; -1 where it is none that is read here.</returns>
    private static int Escape(ReadOnlySpan<byte> escape, ArrayBufferWriter<byte> text)
    {
        var meant = escape switch
        {
            [_, (byte)'n', ..] => new Rune('\n'),
            [_, (byte)'t', ..] => new Rune('\t'),
            [_, (byte)'"' or (byte)'\\' or (byte)'/', ..] => new Rune((char)escape[1]),
            [_, (byte)'u', _, _, _, _, ..] when Utf8Parser.TryParse(escape[2..6], out ushort unit, out var digits, 'x') && digits == 4 && Rune.TryCreate((char)unit, out var rune) => rune,
            _ => default,
        };
        if (meant == default)
            return -1;
        text.Advance(meant.EncodeToUtf8(text.GetSpan(4)));
        return escape[1] == 'u' ? 6 : 2;
    }

    /// <summary>Reads the block of text that <c>|</c> or <c>></c> opens.</summary>
    private ScalarNode? ReadTextBlock(int indent, int at)
    {
        var header = _line[at..].TrimEnd((byte)' ');
        if (header.Length > 2 || (header.Length == 2 && header[1] != '-'))
            return null;
        var place = Place(at);
        var text = new StringBuilder();
        var (isFolded, own, blanks) = (header[0] == '>', 0, 0);
        var (next, number) = (_next, _number);
        while (MoveLine())
        {
            var start = _line.IndexOfAnyExcept((byte)' ');
            if (start < 0)
            {
                if (own == 0 || _line.Length > own)
                    return null;
                blanks++;
                continue;
            }

            own = own == 0 ? start : own;
            if (start < own || own <= indent)
                break;
            if (isFolded && start > own)
                return null;
            if (text.Length > 0)
                text.Append(isFolded && blanks == 0 ? ' ' : '\n').Append('\n', isFolded ? Math.Max(0, blanks - 1) : blanks);
            text.Append(Encoding.UTF8.GetString(_line[own..]));
            (blanks, next, number) = (0, _next, _number);
        }

        if (text.Length == 0 || next > _text.Length)
            return null;
        (_next, _number) = (next, number);
        Move();
        return _builder.String(place, header.Length == 2 ? text.ToString() : text.Append('\n').ToString());
    }
}
