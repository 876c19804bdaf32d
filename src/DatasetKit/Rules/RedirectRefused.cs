using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports redirects that are not followed.</summary>
internal static class RedirectRefused
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.RedirectRefused,
        Name = "redirect-refused",
        Severity = Severity.Error,
        Title = "The server redirects to where a feed must not lead",
        Why = "A redirect to a file, to another protocol or from https to http would read what was never meant, or let others write on the way.",
        Fix = "Name the feed by the address that it really has.",
    };
}
