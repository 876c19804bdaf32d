namespace DatasetKit.Projects;

/// <summary>The form of the globs of <c>include</c> and <c>exclude</c>. What other tools take for a sign, and this one does not, would match nothing without a word.</summary>
internal static class SeedGlob
{
    /// <summary>What globs are, for messages.</summary>
    public const string Form = "a list of globs, relative to 'root'";

    /// <summary>What a text must be in place of what it is; null where it is a glob.</summary>
    /// <param name="glob">The text.</param>
    public static string? Expected(string glob)
    {
        if (!ProjectForms.IsPath(glob) || glob.StartsWith('/') || glob.Split('/').Contains(".."))
            return $"{Form} and below it, with '/' between folders";
        if (glob.StartsWith('!'))
            return $"{Form}; what is left out stands in 'exclude'";
        if (glob.AsSpan().ContainsAny("?[]{}"))
            return $"{Form}, whose only signs are '*' within a name and '**' for any folders; write several globs, and '*' for a sign that a name holds";
        return glob.Split('/').Any(static part => part.Contains("**", StringComparison.Ordinal) && part != "**") ? $"{Form}, in which '**' stands alone, as in '**/*.md'" : null;
    }
}
