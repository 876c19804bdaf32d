using System.Collections.Frozen;
using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Projects;
using DatasetKit.Rules;
using DatasetKit.Seeds;

namespace DatasetKit.Validation;

/// <summary>Judges documents one by one. An instance serves one thread.</summary>
internal sealed class DocumentValidator(DatasetProject project, RuleSet rules, CancellationToken cancellationToken)
{
    private readonly Evaluation _run = new(cancellationToken: cancellationToken);

    /// <summary>Whether a document may be released as far as it alone shows. What is wrong with it is added to its findings.</summary>
    public bool Accepts(Document document)
    {
        if (document.Metadata is { } metadata)
            CheckMetadata(document, metadata);
        for (var i = 0; i < document.Findings.Count; i++)
        {
            if (rules.IsError(document.Findings[i]))
                return false;
        }

        return true;
    }

    private void CheckMetadata(Document document, Metadata.MappingNode metadata)
    {
        _run.TextOnlyFile = document.IsTextOnly ? document.Location.Path : null;
        _run.TextStart = new Metadata.TextStart(document.Text, document.TextLocation.Line);

        // One fault is reported once: a date that could not be read has the wrong form for the schema too. A warning rejects nothing.
        _run.Told = document.Findings.Count == 0 ? FrozenSet<Location>.Empty : document.Findings.Where(rules.IsError).Select(finding => finding.Location).ToHashSet();
        var found = project.Schema.Validate(metadata, _run);
        if (found.Count > 0)
            document.AddRange(found.Where(finding => !_run.IsTold(finding.Code, finding.Location)));

        if (project.Release.Shape == RecordShape.Flat && metadata.Find("text") is { } text)
            document.Add(new Finding(Codes.ReservedKey, text.KeyLocation, "The key 'text' would collide with the column of the text in the shape 'flat'; rename it."));
    }
}
