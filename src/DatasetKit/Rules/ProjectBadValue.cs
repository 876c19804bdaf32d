using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports values of the project file that cannot be used.</summary>
internal static class ProjectBadValue
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ProjectBadValue,
        Name = "project-bad-value",
        Severity = Severity.Error,
        Title = "The project file has a value that cannot be used, or lacks one",
        Why = "The value would end up in file names, catalogues or the build itself.",
        Fix = "Write the value in the form that the message names.",
        Bad = new("dataset.yaml", """
        name: sample
        version: '1.0'

        """),
        Good = new("dataset.yaml", """
        name: sample
        version: 1.0.0

        """),
    };
}
