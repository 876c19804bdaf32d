namespace DatasetKit.JsonSchema;

/// <summary>A class of characters in a pattern.</summary>
internal static class EcmaClass
{
    /// <summary>Takes a class. The cursor is after its opening bracket.</summary>
    public static bool TryTake(PatternCursor cursor, bool isWanted, out CodePointSet set)
    {
        var isNegated = cursor.TryTake('^');

        // The sets of properties are few and large, so each is kept once.
        var sets = new HashSet<CodePointSet>();
        var ranges = new List<(int First, int Last)>();
        set = CodePointSet.Empty;
        while (!cursor.TryTake(']'))
        {
            if (!TryTakeRange(cursor, out var first, out var last, out var escaped))
                return false;
            if (!isWanted)
                continue;
            if (escaped is null)
                ranges.Add((first, last));
            else
                sets.Add(escaped);
        }

        if (isWanted)
            set = CodePointSet.Union([CodePointSet.Of(ranges), .. sets]);
        set = isNegated ? set.Complement() : set;
        return true;
    }

    private static bool TryTakeRange(PatternCursor cursor, out int first, out int last, out CodePointSet? set)
    {
        last = EcmaEscapes.None;
        if (!TryTakeAtom(cursor, out first, out set))
            return false;
        last = first;
        if (cursor.Next != '-' || cursor.Rest is ['-', ']', ..])
            return true;
        cursor.At++;
        if (!TryTakeAtom(cursor, out last, out var end))
            return false;
        if (set is not null || end is not null)
            return cursor.Fail("A range has a set of characters at an end");
        return first <= last || cursor.Fail("A range ends before it starts");
    }

    private static bool TryTakeAtom(PatternCursor cursor, out int codePoint, out CodePointSet? set)
    {
        (codePoint, set) = (EcmaEscapes.None, null);
        if (cursor.IsAtEnd)
            return cursor.Fail("A class of characters is not closed");
        if (!cursor.TryTake('\\'))
        {
            codePoint = cursor.TakeCodePoint();
            return true;
        }

        if (cursor.TryTake('b'))
        {
            codePoint = '\b';
            return true;
        }

        return EcmaEscapes.TryTakeSet(cursor, out set) && (set is not null || EcmaEscapes.TryTakeCodePoint(cursor, out codePoint));
    }
}
