using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>Joins what a seed says with its sidecar and folder defaults, puts the date into ISO form and trims the text.</summary>
internal static class Assembly
{
    private static ReadOnlySpan<byte> Blanks => "\t\n "u8;

    /// <param name="seed">The seed that the document stands in.</param>
    /// <param name="raw">What its format found.</param>
    /// <param name="sidecar">What the sidecar says; it wins over the seed.</param>
    /// <param name="location">Where the document begins.</param>
    /// <param name="defaultId">The id where the metadata gives none.</param>
    /// <param name="fault">A fault that was found before, or null.</param>
    public static Document Assemble(Seed seed, RawDocument raw, MappingNode? sidecar, Location location, string defaultId, Finding? fault = null)
    {
        // What is missing is missing where the document begins, wherever its keys come from.
        var own = new MappingNode(location, (sidecar is null ? raw.Metadata : Merge.Over(sidecar, raw.Metadata)).Entries);
        var metadata = DocumentDate.Normalise(Merge.Over(own, seed.Defaults.Metadata), out var dateFault);
        var id = DocumentId.Read(metadata, defaultId, out var idFault);
        var text = Trim(raw.Text.Span, out var start);
        var document = new Document
        {
            Id = id,
            Location = location,
            Metadata = fault is null && raw.Fault is null && seed.Defaults.Findings.Count == 0 ? metadata : null,
            IsTextOnly = raw.IsTextOnly,
            HasNoKeys = raw.HasNoKeys,
            Text = raw.Text.Slice(start, text.Length),
            TextLocation = new Location(seed.Path, raw.TextLine + raw.Text.Span[..start].Count((byte)'\n'), 1),
        };
        document.AddRange(seed.Defaults.Findings);
        document.AddRange(raw.Metadata.Doubts);
        document.AddRange(sidecar?.Doubts ?? []);
        foreach (var finding in (ReadOnlySpan<Finding?>)[fault, raw.Fault, dateFault, idFault])
        {
            if (finding is not null)
                document.Add(finding);
        }

        if (text.IsEmpty && raw.Fault is null)
            document.Add(raw.NoText ?? new Finding(Codes.EmptyText, new Location(seed.Path, location.Line, 1), "The document has no text."));
        return document;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text, out int start)
    {
        start = text.IndexOfAnyExcept(Blanks);
        if (start >= 0)
            return text[start..(text.LastIndexOfAnyExcept(Blanks) + 1)];
        start = 0;
        return default;
    }
}
