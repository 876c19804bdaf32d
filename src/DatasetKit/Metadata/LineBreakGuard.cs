namespace DatasetKit.Metadata;

/// <summary>
/// YAML 1.2 treats NEL, U+2028 and U+2029 as ordinary characters; YamlDotNet 18 breaks lines at them, as YAML 1.1 did, and so would
/// change values and count lines wrongly. They go through the parser as noncharacters that the text does not hold, one for one, so
/// that columns stay right.
/// </summary>
internal readonly struct LineBreakGuard
{
    private const string Breaks = "\u0085\u2028\u2029";
    private const int FirstNonCharacter = 0xFDD0;
    private const int NonCharacterCount = 32;

    private readonly string? _standIns;

    private LineBreakGuard(string? standIns) => _standIns = standIns;

    public static LineBreakGuard For(string text)
    {
        if (!text.AsSpan().ContainsAny(Breaks))
            return default;
        var free = Enumerable.Range(FirstNonCharacter, NonCharacterCount).Select(c => (char)c)
            .Where(c => !text.Contains(c, StringComparison.Ordinal)).Take(Breaks.Length).ToArray();
        return free.Length < Breaks.Length ? default : new LineBreakGuard(new string(free));
    }

    public string Hide(string text) => _standIns is null ? text : Swap(text, Breaks, _standIns);

    public string Show(string text) => _standIns is null ? text : Swap(text, _standIns, Breaks);

    private static string Swap(string text, string from, string to)
    {
        for (var i = 0; i < from.Length; i++)
            text = text.Replace(from[i], to[i]);
        return text;
    }
}
