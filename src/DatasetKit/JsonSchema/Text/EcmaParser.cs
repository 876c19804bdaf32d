namespace DatasetKit.JsonSchema;

/// <summary>Parses a pattern of ECMA-262 (2024), section 22.2.1, with the flag <c>u</c>, and writes the same for .NET.</summary>
/// <remarks>
/// More lenient than the flag <c>u</c> in two points that many schemas need: escaped punctuation, and braces and closing brackets that end nothing
/// stand for themselves.
/// </remarks>
internal sealed class EcmaParser(string pattern, PatternWriter writer)
{
    private const int MaxDepth = 200;

    private static readonly CodePointSet AnyButLineEnds = CodePointSet.Parse("A D 2028-2029").Complement();

    private static readonly string[] Looks = ["(?=", "(?!", "(?<=", "(?<!"];

    private readonly PatternCursor _cursor = new(pattern);
    private EcmaGroups? _groups;
    private int _opened;
    private bool _isBackward;

    /// <summary>Parses and writes.</summary>
    /// <param name="cost">The size of the pattern.</param>
    /// <param name="reason">An English sentence where it is not valid, else empty.</param>
    /// <returns>False where it is not valid.</returns>
    public bool TryParse(out PatternCost cost, out string reason)
    {
        cost = default;
        var isValid = EcmaGroups.TryFind(_cursor, out _groups);
        _cursor.At = isValid ? 0 : _cursor.At;
        isValid = isValid
            && TryParseAlternatives(0, out cost)
            && (_cursor.IsAtEnd || _cursor.Fail("A group is closed that was not opened"));
        reason = isValid ? "" : _cursor.Reason;
        return isValid;
    }

    // Ends at a closing parenthesis or at the end.
    private bool TryParseAlternatives(int depth, out PatternCost cost)
    {
        cost = default;
        if (depth > MaxDepth)
            return _cursor.Fail($"Groups are nested more than {MaxDepth} deep");
        while (!_cursor.IsAtEnd && _cursor.Next != ')')
        {
            if (_cursor.TryTake('|'))
            {
                writer.Write("|");
                continue;
            }

            if (!TryParseTerm(depth, out var term))
                return false;
            cost = cost.Plus(term);
        }

        return true;
    }

    private bool TryParseTerm(int depth, out PatternCost cost)
    {
        cost = new(1, 0);
        var isAssertion = false;
        if (_cursor.Next is '^' or '$' or '\\' or '(' && !TryParseAssertion(depth, ref cost, out isAssertion))
            return false;
        if (isAssertion)
            return true;
        var (start, opened) = (writer.PartCount, _opened);
        return TryParseAtom(depth, out cost) && TryParseQuantifier(ref cost, start, opened);
    }

    // Assertions cannot be repeated.
    private bool TryParseAssertion(int depth, ref PatternCost cost, out bool isAssertion)
    {
        isAssertion = true;
        if (_cursor.TryTake('^'))
            writer.Write(@"\A");
        else if (_cursor.TryTake('$'))
            writer.Write(@"\z");
        else if (_cursor.TryTake(@"\b"))
            writer.WriteWordBoundary(isBoundary: true);
        else if (_cursor.TryTake(@"\B"))
            writer.WriteWordBoundary(isBoundary: false);
        else if (Array.Find(Looks, _cursor.TryTake) is { } look)
            return TryParseLook(look, depth, out cost);
        else
            isAssertion = false;
        return true;
    }

    private bool TryParseLook(string look, int depth, out PatternCost cost)
    {
        // What looks behind is matched from its end to its start.
        var isBackward = _isBackward;
        _isBackward = look.StartsWith("(?<", StringComparison.Ordinal);
        writer.WriteBacktracking(look);
        var isParsed = TryParseRestOfGroup(depth, out cost);
        _isBackward = isBackward;
        return isParsed;
    }

    private bool TryParseAtom(int depth, out PatternCost cost)
    {
        cost = new(1, 0);
        switch (_cursor.Next)
        {
            case '(':
                return TryParseGroup(depth, out cost);
            case '[':
                _cursor.At++;
                if (!EcmaClass.TryTake(_cursor, !writer.IsFull, out var set))
                    return false;
                writer.WriteSet(set);
                return true;
            case '.':
                _cursor.At++;
                writer.WriteSet(AnyButLineEnds);
                return true;
            case '\\':
                _cursor.At++;
                return TryParseEscape();
            case '*' or '+' or '?':
                return _cursor.Fail("A quantifier has nothing to repeat");
            case '{' when TryTakeBraces(out _, out _):
                return _cursor.Fail("A quantifier has nothing to repeat");
        }

        writer.WriteCodePoint(_cursor.TakeCodePoint());
        return true;
    }

    private bool TryParseGroup(int depth, out PatternCost cost)
    {
        cost = default;
        _cursor.At++;
        var isCapturing = !_cursor.TryTake("?:");
        if (isCapturing && _cursor.TryTake("?<") && !EcmaGroups.TryTakeName(_cursor, out _))
            return false;
        if (_cursor.Next == '?' && isCapturing)
            return _cursor.Fail(WhyNoGroup(_cursor.Rest));
        _opened += isCapturing ? 1 : 0;
        writer.Write(isCapturing && _groups!.AreReferred ? $"(?<{EcmaGroups.NameOf(_opened)}>" : "(?:");
        return TryParseRestOfGroup(depth, out cost);
    }

    // What other languages write, and what stands for it here.
    private static string WhyNoGroup(ReadOnlySpan<char> rest) => rest switch
    {
        ['?', 'P', '<', ..] => "ECMA-262 writes a group with a name as (?<name>…), without 'P'",
        ['?', 'i', ..] => "ECMA-262 has no '(?i)'; write both cases of each letter, as in [Aa]",
        ['?', 's' or 'm' or 'x', ..] => $"ECMA-262 has no '(?{rest[1]})' within a pattern; leave it out",
        ['?', '>', ..] => "ECMA-262 has no '(?>…)'; write (?:…)",
        ['?', '#', ..] => "ECMA-262 has no comments in patterns; leave '(?#…)' out",
        _ => "'(?' starts no group of ECMA-262 here",
    };

    private bool TryParseRestOfGroup(int depth, out PatternCost cost)
    {
        if (!TryParseAlternatives(depth + 1, out cost))
            return false;
        if (!_cursor.TryTake(')'))
            return _cursor.Fail("A group is not closed");
        writer.Write(")");
        return true;
    }

    private bool TryParseEscape()
    {
        if (_cursor.Next is 'k' or (>= '1' and <= '9'))
            return TryParseReference();
        if (!EcmaEscapes.TryTakeSet(_cursor, out var set))
            return false;
        if (set is not null)
        {
            writer.WriteSet(set);
            return true;
        }

        if (!EcmaEscapes.TryTakeCodePoint(_cursor, out var codePoint))
            return false;
        writer.WriteCodePoint(codePoint);
        return true;
    }

    private bool TryParseReference()
    {
        int number;
        if (_cursor.TryTake('k'))
        {
            if (!_cursor.TryTake('<'))
                return _cursor.Fail(@"A reference to a named group is written as in \k<name>");
            if (!EcmaGroups.TryTakeName(_cursor, out var name))
                return false;
            number = _groups!.NumberOf(name);
        }
        else
        {
            _cursor.TryTakeNumber(out number);
        }

        if (number < 1 || number > _groups!.Count)
            return _cursor.Fail("A back-reference names a group that the pattern does not have");

        writer.WriteReference(EcmaGroups.NameOf(number));
        return true;
    }

    // The atom before it was written from a part on, and holds the groups after a number.
    private bool TryParseQuantifier(ref PatternCost cost, int start, int opened)
    {
        int least, most;
        if (_groups!.AreReferred && _opened > opened && _cursor.Next is '*' or '+' or '?' or '{')
            writer.WriteForgetting(start, Enumerable.Range(opened + 1, _opened - opened).Select(EcmaGroups.NameOf), _isBackward);
        switch (_cursor.Next)
        {
            case '*' or '+' or '?':
                (least, most) = (_cursor.Next == '+' ? 1 : 0, _cursor.Next == '?' ? 1 : int.MaxValue);
                _cursor.At++;
                break;
            case '{' when TryTakeBraces(out least, out most):
                if (least > most)
                    return _cursor.Fail("A quantifier has a greatest count below its least");
                cost = cost.Times(most == int.MaxValue ? Math.Min(least, int.MaxValue - 1) + 1 : most);
                break;
            default:
                return true;
        }

        WriteQuantifier(least, most, _cursor.TryTake('?'));
        return true;
    }

    // Whether few or many turns are tried first shows in nothing but what a group holds, so it counts only where something refers to one.
    private void WriteQuantifier(int least, int most, bool isLazy)
    {
        isLazy &= _groups!.AreReferred;
        var quantifier = (least, most, isLazy) switch
        {
            (0, int.MaxValue, false) => "*",
            (1, int.MaxValue, false) => "+",
            (0, 1, false) => "?",
            (_, int.MaxValue, false) => $"{{{least},}}",

            // .NET 10 loses track of its stack in a lazy loop without an end whose body matches nothing; with a count it does not.
            (_, int.MaxValue, true) => $"{{{least},{int.MaxValue - 1}}}?",
            (_, _, true) => $"{{{least},{most}}}?",
            _ => $"{{{least},{most}}}",
        };
        writer.Write(quantifier);
    }

    // Takes nothing where the braces are no quantifier, and stand for themselves.
    private bool TryTakeBraces(out int least, out int most)
    {
        var start = _cursor.At;
        _cursor.At++;
        most = int.MaxValue;
        if (_cursor.TryTakeNumber(out least))
        {
            if (!_cursor.TryTake(','))
                most = least;
            else if (_cursor.TryTakeNumber(out var greatest))
                most = greatest;
            if (_cursor.TryTake('}'))
                return true;
        }

        _cursor.At = start;
        return false;
    }
}
