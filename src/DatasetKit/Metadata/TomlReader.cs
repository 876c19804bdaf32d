using System.Globalization;
using DatasetKit.Diagnostics;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace DatasetKit.Metadata;

/// <summary>
/// Reads TOML into a metadata tree with positions, from Tomlyn's syntax tree. Tables that stand twice are found here: Tomlyn's validator takes
/// two of thousands of dotted keys for the same now and then, since it compares hashes. Dates and times stay the text that was written.
/// </summary>
internal sealed class TomlReader
{
    private readonly TreeBuilder _builder = new(ReadLimits.Metadata);
    private SourceFile _source;
    private TomlPlaces _places = new("");

    private TomlReader(SourceFile source) => _source = source;

    /// <exception cref="FaultException">The text is not TOML or exceeds a limit.</exception>
    public static MappingNode Read(string toml, SourceFile source, int pieceChars = TomlPieces.LeastChars)
    {
        var reader = new TomlReader(source);
        reader._builder.CheckSize(toml.Length, source.At(1, 1));
        TomlKeys.Check(toml, source);
        return reader.ReadPieces(new TomlPieces(toml, source, pieceChars));
    }

    private MappingNode ReadPieces(TomlPieces pieces)
    {
        var root = new TomlTable(_source.At(1, 1));
        var last = root;
        while (pieces.Move())
        {
            (_source, _places) = (pieces.Source, new TomlPlaces(pieces.Text));
            last = AddPiece(root, last, Parse(pieces.Text));
        }

        return root.ToNode(1, _builder);
    }

    private DocumentSyntax Parse(string toml)
    {
        try
        {
            var document = SyntaxParser.Parse(toml, _source.Path, validate: false);
            var faults = document.Diagnostics.Where(message => !TomlFalseAlarms.Has(message, toml)).ToList();
            return faults.Count > 0 ? throw Syntax(toml, faults) : document;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Tomlyn fails to tell of a text that ends after a backslash.
            var open = TomlOpenings.Open(toml, int.MaxValue, 1);
            throw new FaultException(Codes.TomlSyntax, _source.At(open?.Line ?? 1, open?.Column ?? 1), "This is not valid TOML: the text ends within a value.");
        }
        catch (TomlException fault)
        {
            throw fault.Diagnostics.Count > 0
                ? Syntax(toml, fault.Diagnostics)
                : fault.Message.Contains("MaxDepth", StringComparison.Ordinal)
                    ? TooDeep(_source.At(1, 1))
                    : new FaultException(Codes.TomlSyntax, _source.At(1, 1), $"This is not valid TOML: {fault.Message}");
        }
    }

    // Tomlyn's own cap, of which its message tells how to lift it.
    private static FaultException TooDeep(Location place) =>
        new(Codes.TooLarge, place, $"The value is nested deeper than {ReadLimits.Metadata.MaxDepth} levels.");

    private FaultException Syntax(string toml, IEnumerable<DiagnosticMessage> messages)
    {
        if (messages.FirstOrDefault(message => message.Message.Contains("MaxDepth", StringComparison.Ordinal)) is { } tooDeep)
            return TooDeep(Place(tooDeep.Span));
        var (words, line, column) = new TomlFaultWords(toml, _places).Describe(messages);
        return new FaultException(Codes.TomlSyntax, _source.At(line, column), $"This is not valid TOML: {words}.");
    }

    /// <summary>Adds a piece to the tables; its first keys belong to the last table before it.</summary>
    /// <returns>The last table of the piece.</returns>
    private TomlTable AddPiece(TomlTable root, TomlTable last, DocumentSyntax piece)
    {
        AddAll(last, piece.KeyValues, last == root ? 1 : 2);
        foreach (var table in piece.Tables)
        {
            var (parent, key, location) = LastPart(root, table.Name!, static (parent, key, place) => parent.Pass(key, place));
            last = table is TableArraySyntax ? parent.Append(key, location) : parent.Open(key, location);
            AddAll(last, table.Items, 2);
        }

        return last;
    }

    private void AddAll(TomlTable table, IEnumerable<KeyValueSyntax> pairs, int depth)
    {
        foreach (var pair in pairs)
        {
            var (parent, key, location) = LastPart(table, pair.Key!, static (parent, key, place) => parent.Dotted(key, place));
            parent.Set(key, location, ReadValue(pair.Value!, depth + 1));
        }
    }

    /// <summary>Walks a key with dots down to the table that holds its last part.</summary>
    private (TomlTable Parent, string Key, Location Location) LastPart(TomlTable table, KeySyntax key, Func<TomlTable, string, Location, TomlTable> step)
    {
        var (name, place) = Part(key.Key!);
        foreach (var dotted in key.DotKeys)
        {
            table = step(table, name, place);
            (name, place) = Part(dotted.Key!);
        }

        return (table, name, place);
    }

    private (string, Location) Part(BareKeyOrStringValueSyntax part)
    {
        var place = Place(part.Span);
        var text = part is StringValueSyntax quoted ? quoted.Value! : ((BareKeySyntax)part).Key!.Text!;
        return (_builder.Key(place, text), place);
    }

    private Node ReadValue(ValueSyntax value, int depth)
    {
        var location = Place(value.Span);
        _builder.CheckDepth(depth, location);
        switch (value)
        {
            case StringValueSyntax text:
                return _builder.String(location, text.Value!);
            case BooleanValueSyntax boolean:
                return _builder.Scalar(location, ScalarKind.Boolean, boolean.Value ? "true" : "false");
            case IntegerValueSyntax integer:
                return ReadInteger(location, Digits(integer.Token!));
            case FloatValueSyntax number:
                var digits = Digits(number.Token!);
                ThrowIfNotFinite(location, digits);
                return _builder.Number(location, digits);
            case DateTimeValueSyntax date:
                return _builder.String(location, date.Token!.Text!);
            case ArraySyntax array:
                _builder.CountOpened(location);
                return new SequenceNode(location, [.. array.Items.Select(item => ReadValue(item.Value!, depth + 1))]);
            case InlineTableSyntax inline:
                _builder.CountOpened(location);
                var table = new TomlTable(location);
                AddAll(table, inline.Items.Select(item => item.KeyValue!), depth);
                return table.ToNode(depth, _builder);
            default:
                throw new FaultException(Codes.TomlSyntax, location, "A value of this kind is not known.");
        }

        static void ThrowIfNotFinite(Location location, string digits)
        {
            if (digits.EndsWith("inf", StringComparison.Ordinal) || digits.EndsWith("nan", StringComparison.Ordinal))
                throw TreeBuilder.NotFinite(location, digits);
        }
    }

    private ScalarNode ReadInteger(Location location, string digits)
    {
        var number = _builder.Number(location, digits);
        return long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? number
            : throw new FaultException(Codes.TomlSyntax, location, "This is not valid TOML: TOML has integers from -9223372036854775808 to 9223372036854775807; put this one in double quotes.");
    }

    private static string Digits(SyntaxToken token) => token.Text!.Replace("_", "", StringComparison.Ordinal);

    private Location Place(SourceSpan span)
    {
        var (line, column) = _places.StartOf(span);
        return _source.At(line, column);
    }
}
