namespace DatasetKit.JsonSchema;

/// <summary>JSON pointers of RFC 6901, section 3, and relative ones of draft-bhutton-relative-json-pointer-00, section 3.</summary>
internal static class JsonPointerFormats
{
    /// <summary>Whether the text is empty or tokens that each start with a slash.</summary>
    public static bool IsPointer(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] != '/')
            return false;
        for (int tilde; (tilde = text.IndexOf('~')) >= 0; text = text[(tilde + 2)..])
        {
            if (tilde + 1 == text.Length || text[tilde + 1] is not ('0' or '1'))
                return false;
        }

        return true;
    }

    /// <summary>Whether the text is a number of levels, an optional change of the index, and a <c>#</c> or a pointer.</summary>
    public static bool IsRelativePointer(ReadOnlySpan<char> text)
    {
        if (!TakeNumber(ref text))
            return false;
        if (text is ['+' or '-', .. var index])
        {
            if (!TakeNumber(ref index))
                return false;
            text = index;
        }

        return text is "#" || IsPointer(text);
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.Length : digits;
        if (digits == 0 || (digits > 1 && text[0] == '0'))
            return false;
        text = text[digits..];
        return true;
    }
}
