using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>A plain text whose first line is its title and whose third line is its date, each followed by a blank line.</summary>
internal static class Headline
{
    private const string Form = "a headline document has its title on line 1, its date on line 3, blank lines 2 and 4, and its text from line 5; a sidecar that gives both makes it a plain text";

    private const int MaxKeyBytes = 40;

    // A key of another language, one with a blank before its colon, or with the colon of East Asian texts.
    private static bool LooksLikeField(ReadOnlySpan<byte> line)
    {
        var start = Encoding.UTF8.GetString(line[..Math.Min(line.Length, MaxKeyBytes)]);
        var colon = start.AsSpan().IndexOfAny(':', '\uFF1A');
        return colon > 0 && start.AsSpan(0, colon).TrimEnd() is { Length: > 0 } key && !key.ContainsAny(' ', '\t') && (start[colon] != ':' || colon + 1 == start.Length || start[colon + 1] is ' ' or '\t');
    }

    public static RawDocument Read(ReadOnlyMemory<byte> text, string path)
    {
        var lines = new SeedLines(text.Span);
        var entries = new EntryList();
        if (!lines.Move() || lines.IsBlank)
            return Broken(1, text.Span.ContainsAnyExcept(" \t\n"u8) ? "Line 1 should hold the title" : "The file is empty");
        if (lines.Current.Length >= 6 && Ascii.EqualsIgnoreCase(lines.Current[..6], "title:"u8))
            return Broken(1, "Line 1 should hold the title alone, without 'Title:', or a header of two lines or more should begin here");
        Add("title", lines);
        var title = lines.Current;
        var isJoined = lines.Move() && !lines.IsBlank;
        if (isJoined && LooksLikeField(title) && LooksLikeField(lines.Current))
            return new RawDocument(Metadata(), default, 1, new Finding(Codes.HeaderForm, Location.StartOf(path), "This is no header, though it looks like one: its keys are those of the schema, with 'Title' among them, and a ':' and a blank after each, as in 'Title: …'."));
        if (isJoined)
            return Broken(2, "Line 2 should be blank");
        if (!lines.Move() || lines.IsBlank)
            return Broken(3, "Line 3 should hold the date");
        if (lines.Current.Length > 5 && Ascii.EqualsIgnoreCase(lines.Current[..5], "date:"u8))
            return Broken(3, "Line 3 should hold the date alone, without 'Date:'");
        Add("date", lines);
        if (lines.Move() && !lines.IsBlank)
            return Broken(4, "Line 4 should be blank");
        return new RawDocument(Metadata(), text[lines.Next..], lines.Number + 1, IsTextOnly: true, HasNoKeys: true);

        void Add(string key, SeedLines lines)
        {
            if (lines.Current.Length > ReadLimits.Metadata.MaxBytes)
                throw new FaultException(Codes.TooLarge, new Location(path, lines.Number, 1), $"The line of the {key} is larger than {Thousands.Of(ReadLimits.Metadata.MaxBytes)} bytes.");
            var (value, column) = lines.TrimmedFrom(0);
            var place = new Location(path, lines.Number, column);
            entries.Add(key, place, ScalarNode.String(place, value));
        }

        RawDocument Broken(int line, string what) =>
            new(Metadata(), default, line, new Finding(Codes.HeadlineForm, new Location(path, line, 1), $"{what}: {Form}."));

        MappingNode Metadata() => entries.ToMapping(Location.StartOf(path));
    }
}
