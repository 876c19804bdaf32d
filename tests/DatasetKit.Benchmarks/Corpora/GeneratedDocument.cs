namespace DatasetKit.Benchmarks.Corpora;

/// <summary>What is wrong with a document.</summary>
internal enum Fault
{
    None,
    NoSource,
    NoDate,
    EmptyTitle,
    BadEncoding,
    Broken,
}

/// <summary>A document that was made up.</summary>
/// <param name="Title">Never empty.</param>
/// <param name="Date">In ISO form, so that programs without a reader of dates can take part.</param>
/// <param name="Source">A name or an address.</param>
/// <param name="Author">A name.</param>
/// <param name="Language">Of the text: <c>en</c> or <c>ru</c>.</param>
/// <param name="Pages">A whole number.</param>
/// <param name="Tags">At least one.</param>
/// <param name="Text">Without leading or trailing blanks.</param>
/// <param name="Fault">What keeps it from being released.</param>
internal sealed record GeneratedDocument(
    string Title,
    string Date,
    string Source,
    string Author,
    string Language,
    int Pages,
    IReadOnlyList<string> Tags,
    string Text,
    Fault Fault);
