using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a project file that is not YAML.</summary>
internal static class ProjectSyntax
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ProjectSyntax,
        Name = "project-syntax",
        Severity = Severity.Error,
        Title = "The project file cannot be read",
        Why = "A project file that is not strict YAML could mean several things.",
        Fix = "Mend the line that the message names. The file is a mapping of keys to values.",
        Bad = new("dataset.yaml", """
        name: sample
        version: 1.0.0
        title: 'Not closed

        """),
        Good = new("dataset.yaml", """
        name: sample
        version: 1.0.0
        title: 'Closed'

        """),
    };
}
