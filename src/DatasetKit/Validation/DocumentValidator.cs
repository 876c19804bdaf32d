using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Projects;
using DatasetKit.Rules;
using DatasetKit.Seeds;

namespace DatasetKit.Validation;

/// <summary>Judges documents, one after the other in the order of their paths, and remembers what only the whole corpus shows.</summary>
internal sealed class DocumentValidator(DatasetProject project, RuleSet rules)
{
    private readonly Evaluation _run = new();
    private readonly DuplicateId _ids = new();
    private readonly DuplicateText? _texts = rules.SeverityOf(Codes.DuplicateText) == Severity.Off ? null : new DuplicateText();

    /// <summary>Whether a document may be released. What is wrong with it is added to its findings.</summary>
    public bool Accepts(Document document)
    {
        if (document.Metadata is { } metadata)
            CheckMetadata(document, metadata);
        if (HasError(document))
            return false;
        Add(document, _ids.Check(document));
        Add(document, _texts?.Check(document));
        return !HasError(document);
    }

    private void CheckMetadata(Document document, Metadata.MappingNode metadata)
    {
        // One fault is reported once: a date that could not be read has the wrong form for the schema too.
        var faulty = document.Findings.Select(finding => finding.Location).ToHashSet();
        document.AddRange(project.Schema.Validate(metadata, _run).Where(finding => !faulty.Contains(finding.Location) || finding.Code == Codes.MissingKey));

        if (project.Release.Shape == RecordShape.Flat && metadata.Find("text") is { } text)
            document.Add(new Finding(Codes.ReservedKey, text.KeyLocation, "The key 'text' would collide with the column of the text in the shape 'flat'; rename it."));
    }

    private bool HasError(Document document) => document.Findings.Any(rules.IsError);

    private static void Add(Document document, Finding? finding)
    {
        if (finding is not null)
            document.Add(finding);
    }
}
