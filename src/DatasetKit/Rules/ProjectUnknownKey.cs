using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports keys of the project file that are not known.</summary>
internal static class ProjectUnknownKey
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ProjectUnknownKey,
        Name = "project-unknown-key",
        Severity = Severity.Error,
        Title = "The project file has a key that is not known",
        Why = "A misspelt key would be ignored, and its default used without a word.",
        Fix = "Use the key that the message proposes, or remove it.",
        Bad = new("dataset.yaml", """
        name: sample
        version: 1.0.0
        keyword: [tide]

        """),
        Good = new("dataset.yaml", """
        name: sample
        version: 1.0.0
        keywords: [tide]

        """),
    };
}
