namespace DatasetKit.JsonSchema;

/// <summary>UUIDs of RFC 4122, section 3, of any version.</summary>
internal static class UuidFormat
{
    /// <summary>Whether the text is 32 hexadecimal digits, parted by hyphens 8-4-4-4-12.</summary>
    public static bool IsUuid(ReadOnlySpan<char> text)
    {
        if (text.Length != 36)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit(text[i]))
                return false;
        }

        return true;
    }
}
