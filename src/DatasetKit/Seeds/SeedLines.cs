using System.Text;

namespace DatasetKit.Seeds;

/// <summary>Walks a cleaned text line by line.</summary>
internal ref struct SeedLines(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>The current line without its break.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>The number of the current line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where the line after the current one begins.</summary>
    public int Next { get; private set; }

    public readonly bool IsBlank => Current.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    public bool Move()
    {
        if (Next >= _text.Length)
            return false;
        var rest = _text[Next..];
        var length = rest.IndexOf((byte)'\n');
        Current = length < 0 ? rest : rest[..length];
        Next += length < 0 ? rest.Length : length + 1;
        Number++;
        return true;
    }

    /// <summary>A trimmed part of the current line as text, with the column where it begins.</summary>
    public readonly (string Text, int Column) TrimmedFrom(int byteOffset)
    {
        var rest = Current[byteOffset..];
        var lead = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (lead < 0)
            return ("", Encoding.UTF8.GetCharCount(Current) + 1);
        var column = Encoding.UTF8.GetCharCount(Current[..(byteOffset + lead)]) + 1;
        return (Encoding.UTF8.GetString(rest.Trim(" \t"u8)), column);
    }
}
