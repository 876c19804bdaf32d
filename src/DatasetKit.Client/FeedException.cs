namespace DatasetKit.Client;

/// <summary>Why a feed, a release in it or its records cannot be used. Nothing that was fetched has become visible.</summary>
#pragma warning disable CA1032 // Without a code nobody could look it up.
public sealed class FeedException : Exception
#pragma warning restore CA1032
{
    private const int MaxChars = 1000;

    /// <summary>Makes the exception.</summary>
    /// <param name="code">The permanent code, <c>DK</c> and four digits.</param>
    /// <param name="place">The file, URL or name that is meant.</param>
    /// <param name="message">What is wrong and how to mend it: whole sentences.</param>
    /// <param name="innerException">What the runtime said; null for nothing.</param>
    public FeedException(string code, string place, string message, Exception? innerException = null)
        : base(Clip(message), innerException) => (Code, Place) = (code, Clip(place));

    /// <summary>The permanent code, <c>DK</c> and four digits; <c>docs/rules.md</c> explains it.</summary>
    public string Code { get; }

    /// <summary>The file, URL or name that is meant.</summary>
    public string Place { get; }

    /// <summary>The code, the place and the message, then what the runtime tells of exceptions.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => $"{Code} {Place}: {base.ToString()}";

    // A message may quote what a feed says, and a hostile feed says much.
    private static string Clip(string text) => text.Length <= MaxChars ? text : $"{text[..(MaxChars / 2)]}…{text[^(MaxChars / 2)..]}";
}
