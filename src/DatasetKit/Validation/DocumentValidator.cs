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
    // Each is a null in the record. A schema of thousands of keys for the items of a list asks for gigabytes of them.
    private const int MaxMissingKeys = 100_000;

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
        _run.KeylessFile = document.HasNoKeys ? document.Location.Path : null;
        _run.TextStart = new Metadata.TextStart(document.Text, document.TextLocation.Line);

        CheckText(document, metadata);

        // One fault is reported once: a date that could not be read has the wrong form for the schema too. A warning rejects nothing.
        _run.Told = document.Findings.Count == 0 ? FrozenSet<Location>.Empty : document.Findings.Where(rules.IsError).Select(finding => finding.Location).ToHashSet();
        var found = project.Schema.Validate(metadata, _run);
        if (found.Count > 0)
        {
            // Of a number in place of a text it is said that it needs quotes, and its zeros are lost for the lack of them.
            document.RemoveAll(doubt => doubt.Code == Codes.TextCutOff && found.Any(finding => finding.Location == doubt.Location && rules.IsError(finding)));
            document.AddRange(found.Where(finding => !_run.IsTold(finding.Code, finding.Location)));
        }

        if (found.Count == 0 && project.Schema.Keys.CountMissing(metadata, MaxMissingKeys + 1) > MaxMissingKeys)
            document.Add(new Finding(Codes.TooLarge, metadata.Location, $"The schema declares more than {Thousands.Of(MaxMissingKeys)} keys that the metadata lacks, at all depths together, and the record would have a null for each."));
        if (project.Release.Shape == RecordShape.Flat && metadata.Find("text") is { } text)
            document.Add(new Finding(Codes.ReservedKey, text.KeyLocation, "The key 'text' would collide with the column of the text in the shape 'flat'; rename it."));
    }

    // The folder fills in what a document lacks, so nothing else would tell that a line of its own was meant. The text of a record of JSON is named, and
    // a document without metadata of its own has none that could have ended too early.
    private void CheckText(Document document, Metadata.MappingNode metadata)
    {
        var path = document.TextLocation.Path;
        var (hasOwn, hasFolders) = (false, false);
        foreach (var entry in metadata.Entries)
        {
            var isOwn = entry.KeyLocation.Path == path;
            hasOwn |= isOwn;
            hasFolders |= !isOwn && entry.KeyLocation.Path.EndsWith(FolderDefaults.FileName, StringComparison.Ordinal);
        }

        if (!hasOwn || !hasFolders || path.EndsWith(".jsonl", StringComparison.Ordinal))
            return;
        foreach (var key in project.Schema.Keys.Names)
        {
            if (metadata.Find(key) is { } entry && entry.KeyLocation.Path.EndsWith(FolderDefaults.FileName, StringComparison.Ordinal) && _run.TextStart.LineOf(key) is { } line)
                document.Add(KeyInText.Report(key, entry.KeyLocation, new Location(path, line, 1)));
        }
    }
}
