namespace DatasetKit.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>The rule is not checked and nothing is said.</summary>
    Off,

    /// <summary>Worth knowing; changes no outcome.</summary>
    Info,

    /// <summary>Probably a mistake; the document is released all the same.</summary>
    Warning,

    /// <summary>The document, the project or the release is not sound.</summary>
    Error,
}
