using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>Finds a document's id: the metadata's <c>id</c>, text or an integer, else the one that follows from its place.</summary>
internal static class DocumentId
{
    public const string Key = "id";

    public static string Read(MappingNode metadata, string defaultId, out Finding? fault)
    {
        fault = null;
        switch (metadata[Key])
        {
            case null or ScalarNode { Kind: ScalarKind.Null }:
                if (HasControl(defaultId))
                    fault = new Finding(Codes.InvalidId, metadata.Location, "The file's name holds a control character, so it cannot be the id; rename the file.");
                return defaultId;
            case ScalarNode { Kind: ScalarKind.String } text when !string.IsNullOrWhiteSpace(text.Text) && !char.IsWhiteSpace(text.Text[0]) && !char.IsWhiteSpace(text.Text[^1]) && !HasControl(text.Text):
                return text.Text;
            case ScalarNode { Kind: ScalarKind.Number } number when number.Text != "-0" && number.Text.All(c => char.IsAsciiDigit(c) || c == '-'):
                return number.Text;
            case { } other:
                fault = new Finding(Codes.InvalidId, other.Location, $"The id must be a text of one line that is not blank, with no blank around it, or a whole number, not {Found(other)}.");
                return defaultId;
        }
    }

    private static string Found(Node value) => value switch
    {
        ScalarNode { Kind: ScalarKind.String } text => $"'{ShortText.Of(text.Text)}'",
        ScalarNode scalar => ShortText.Of(scalar.Text),
        _ => value.KindName,
    };

    private static bool HasControl(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
                return true;
        }

        return false;
    }
}
