using System.Diagnostics.CodeAnalysis;

namespace DatasetKit.Dates;

/// <summary>A place among the tokens of a date.</summary>
/// <param name="source">The text as it was written.</param>
/// <param name="text">The folded text.</param>
/// <param name="tokens">Its tokens, the last one being <see cref="TokenKind.End"/>.</param>
internal ref struct TokenCursor(string source, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
{
    /// <summary>The most tokens that a word has, as in <c>quinta-feira</c> and <c>tháng mười hai</c>.</summary>
    public const int MaxTokensOfWord = 3;

    private readonly string source = source;
    private readonly ReadOnlySpan<char> text = text;
    private readonly ReadOnlySpan<Token> tokens = tokens;
    private int position;

    /// <summary>The token at this place.</summary>
    public readonly Token Current => Peek(0);

    /// <summary>Whether all tokens are taken.</summary>
    public readonly bool IsAtEnd => Current.Kind == TokenKind.End;

    /// <summary>The text of the current token.</summary>
    public readonly ReadOnlySpan<char> CurrentText => text[Current.Start..Current.End];

    /// <summary>How the current token was written.</summary>
    public readonly ReadOnlySpan<char> CurrentSource => Folding.SourceOf(source, Current.Start, Current.End);

    /// <summary>A token further on; the default one past the end.</summary>
    public readonly Token Peek(int distance) => position + distance < tokens.Length ? tokens[position + distance] : default;

    /// <summary>Whether a token further on is of that kind and has no blank before it.</summary>
    public readonly bool IsJoined(int distance, TokenKind kind) => Peek(distance) is { IsSpaced: false } token && token.Kind == kind;

    /// <summary>Whether a token further on is that mark.</summary>
    public readonly bool IsMark(int distance, char mark) => Peek(distance) is { Kind: TokenKind.Mark } token && text[token.Start] == mark;

    /// <summary>Whether a token further on is that mark and has no blank before it.</summary>
    public readonly bool IsJoinedMark(int distance, char mark) => IsMark(distance, mark) && !Peek(distance).IsSpaced;

    /// <summary>The text of some tokens from this place.</summary>
    public readonly ReadOnlySpan<char> TextOf(int count) => text[Current.Start..Peek(count - 1).End];

    /// <summary>Takes some tokens and returns the first.</summary>
    public Token Take(int count = 1)
    {
        var first = Current;
        position += count;
        return first;
    }

    /// <summary>Takes that mark if it is here.</summary>
    public bool TakeMark(char mark)
    {
        var isHere = IsMark(0, mark);
        position += isHere ? 1 : 0;
        return isHere;
    }

    /// <summary>Takes the longest word at this place that can be one of these, if there is one.</summary>
    public bool TakeWord(WordUses uses, [NotNullWhen(true)] out DateWord? word)
    {
        for (var count = Current.Kind == TokenKind.Word ? MaxTokensOfWord : 0; count > 0; count--)
        {
            var canEndHere = Peek(count - 1).Kind is TokenKind.Word or TokenKind.Number;
            if (canEndHere && DateWords.TryFind(TextOf(count), out word) && word.Is(uses))
            {
                position += count;
                return true;
            }
        }

        word = null;
        return false;
    }
}
