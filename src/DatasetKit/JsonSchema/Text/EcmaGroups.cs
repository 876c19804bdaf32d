using System.Globalization;
using System.Text;

namespace DatasetKit.JsonSchema;

/// <summary>The capturing groups of a pattern, found before it is parsed, as a back-reference may stand before its group.</summary>
internal sealed class EcmaGroups
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private EcmaGroups()
    {
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether something may refer to one. Groups that nothing refers to need not capture.</summary>
    public bool AreReferred { get; private set; }

    /// <summary>Finds the groups; a fault of their names is said at the cursor, any other when the pattern is parsed.</summary>
    public static bool TryFind(PatternCursor cursor, out EcmaGroups groups)
    {
        groups = new();
        for (var isInClass = false; !cursor.IsAtEnd;)
        {
            var c = cursor.Next;
            cursor.At++;
            if (c == '\\' && !cursor.IsAtEnd)
            {
                groups.AreReferred |= !isInClass && cursor.Next is 'k' or (>= '1' and <= '9');
                cursor.At++;
            }
            else if (c is '[' or ']')
            {
                isInClass = c == '[';
            }
            else if (c == '(' && !isInClass && !groups.TryAdd(cursor))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The number of a named group; 0 where there is none.</summary>
    public int NumberOf(string name) => _numbers.GetValueOrDefault(name);

    /// <summary>How a group is named for .NET, which numbers groups in another order.</summary>
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"g{number}");

    /// <summary>Takes a name and the bracket that closes it.</summary>
    public static bool TryTakeName(PatternCursor cursor, out string name)
    {
        var text = new StringBuilder();
        name = "";
        while (!cursor.TryTake('>'))
        {
            if (cursor.IsAtEnd)
                return cursor.Fail("The name of a group is not closed");
            var codePoint = cursor.TryTake(@"\u") ? EcmaEscapes.TakeUnicode(cursor) : cursor.TakeCodePoint();
            if (!Rune.IsValid(codePoint) || !IsNamePart(codePoint, isFirst: text.Length == 0))
                return cursor.Fail("The name of a group has a character that no identifier has");
            text.Append(char.ConvertFromUtf32(codePoint));
        }

        name = text.ToString();
        return name.Length > 0 || cursor.Fail("The name of a group is empty");
    }

    private bool TryAdd(PatternCursor cursor)
    {
        if (!cursor.TryTake("?<"))
        {
            Count += cursor.Next == '?' ? 0 : 1;
            return true;
        }

        if (cursor.Next is '=' or '!')
            return true;
        Count++;
        return TryTakeName(cursor, out var name) && (_numbers.TryAdd(name, Count) || cursor.Fail($"Two groups have the name '{name}'"));
    }

    private static bool IsNamePart(int codePoint, bool isFirst) => codePoint is '$' or '_'
        || UnicodeProperties.Find(isFirst ? "ID_Start" : "ID_Continue", "")!.Contains(codePoint)
        || (!isFirst && codePoint is 0x200C or 0x200D);
}
