using System.Buffers;
using System.Text;

namespace DatasetKit.Metadata;

/// <summary>Values that are texts, as they are written.</summary>
internal ref partial struct PlainYaml
{
    // What may begin a plain value: no sign that means anything to YAML, and no sign or point of a number that may be no number.
    private static readonly SearchValues<byte> s_first = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_(~$=;<^"u8);

    private static bool BeginsPlain(ReadOnlySpan<byte> text) =>
        s_first.Contains(text[0]) || text[0] >= 0x80
        || (text.Length > 1 && (text[0] switch
        {
            (byte)'-' => char.IsAsciiLetterOrDigit((char)text[1]),
            (byte)'+' => char.IsAsciiDigit((char)text[1]),
            (byte)'.' => text[1] == '/',
            _ => false,
        }));

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
            var sign = inner[i];
            var next = i + 1 < inner.Length ? inner[i + 1] : (byte)0;
            if (quote == '"' ? sign == '\\' : sign == '\'' && next == '\'')
            {
                if (Escaped(quote, next) is not { } meant)
                    return null;
                (sign, i) = (meant, i + 1);
            }
            else if (sign == quote)
            {
                at += i + 2;
                return Encoding.UTF8.GetString(text.WrittenSpan);
            }

            text.Write([sign]);
        }

        return null;
    }

    // In single quotes, a quote is all that is escaped.
    private static byte? Escaped(byte quote, byte sign) => sign switch
    {
        _ when quote == '\'' => sign,
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'"' or (byte)'\\' or (byte)'/' => sign,
        _ => null,
    };

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
