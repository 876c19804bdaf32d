using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports that there is no project file.</summary>
internal static class ProjectNotFound
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ProjectNotFound,
        Name = "project-not-found",
        Severity = Severity.Error,
        Title = "There is no project file",
        Why = "`dataset.yaml` says what the dataset is called, which files belong to it and what their metadata must hold.",
        Fix = "Run the command in the project's folder or below it, name the file with `--project`, or make one with `datasetkit init`.",
    };
}
