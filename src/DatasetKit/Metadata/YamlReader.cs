using DatasetKit.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DatasetKit.Metadata;

/// <summary>
/// Reads the strict subset of YAML 1.2 that metadata may use, from YamlDotNet's events: the core schema, no anchors, aliases,
/// tags, merge keys, complex keys, duplicate keys or second documents. Depth and size are capped while the events are pulled,
/// because the parser itself has no cap.
/// </summary>
internal sealed class YamlReader
{
    private readonly TreeBuilder _builder;
    private readonly Parser _parser;
    private readonly SourceFile _source;
    private readonly string _yaml;
    private readonly LineBreakGuard _guard;
    private readonly YamlDoubts _doubts;

    private YamlReader(string yaml, SourceFile source, TreeBuilder builder)
    {
        _builder = builder;
        _source = source;
        _yaml = yaml;
        _guard = LineBreakGuard.For(yaml);
        _doubts = new YamlDoubts(yaml, source);
        _parser = new Parser(new Scanner(new StringReader(_guard.Hide(yaml)), skipComments: true));
    }

    /// <summary>Reads one YAML document. Text without a value is an empty mapping where metadata is read, else null.</summary>
    /// <exception cref="FaultException">The text is not YAML or uses what is not allowed.</exception>
    public static Node Read(string yaml, SourceFile source, ReadLimits? limits = null)
    {
        var builder = new TreeBuilder(limits ?? ReadLimits.Metadata);
        builder.CheckSize(yaml.Length, source.At(1, 1));
        var reader = new YamlReader(yaml, source, builder);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException fault) when (fault.Message.Contains(" tab", StringComparison.Ordinal) && WithoutBlankTabs(yaml) is var same && same != yaml)
        {
            return Read(same, source, limits);
        }
        catch (YamlException fault)
        {
            throw reader.Syntax(fault.Start, fault);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet throws these too where its scanner meets text that it did not expect.
            throw reader.Syntax(reader._parser.Current?.End ?? Mark.Empty, fault);
        }
    }

    /// <summary>The text with blanks for the tabs of lines that hold nothing else, which YAML allows between keys and YamlDotNet does not.</summary>
    private static string WithoutBlankTabs(string yaml) =>
        string.Join('\n', yaml.Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? line.Replace('\t', ' ') : line));

    private Node ReadDocument()
    {
        Next();
        if (Next() is StreamEnd)
            return _builder.EmptyIsNull ? _builder.Scalar(_source.At(1, 1), ScalarKind.Null, "null") : new MappingNode(_source.At(1, 1), []);
        Next();
        var root = ReadNode(1);
        Next();
        if (Next() is not StreamEnd)
        {
            var isLast = string.IsNullOrWhiteSpace(_yaml[(int)Math.Min(_parser.Current!.End.Index, _yaml.Length)..]);
            throw Fault(Codes.YamlNotAllowed, isLast ? "This '---' begins a second YAML document, and only one is allowed; remove the line" : "A second YAML document begins here; only one is allowed");
        }

        return root is MappingNode mapping && _doubts.Findings.Count > 0 ? new MappingNode(mapping.Location, mapping.Entries) { Doubts = _doubts.Findings } : root;
    }

    private ParsingEvent Next()
    {
        if (!_parser.MoveNext())
            throw Fault(Codes.YamlSyntax, "The YAML ends too early");
        return _parser.Current!;
    }

    private Node ReadNode(int depth)
    {
        var location = Place(_parser.Current!.Start);
        _builder.CheckDepth(depth, location);
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                throw Fault(Codes.YamlNotAllowed, $"The alias '*{ShortText.Of(alias.Value.Value)}' is not allowed; write the value out, or put the text in quotes if it begins with '*'");
            case Scalar scalar:
                return ReadScalar(scalar, location);
            case SequenceStart start:
                CheckPlain(start);
                return ReadSequence(location, depth);
            case MappingStart start:
                CheckPlain(start);
                if (start.Style == MappingStyle.Flow && depth > 1 && !IsBrace(start.Start))
                    return ReadPair(depth);
                var mapping = ReadMapping(location, depth);
                if (start.Style == MappingStyle.Flow)
                    CheckComment(_parser.Current!.End, "}".Length);
                return mapping;
            default:
                throw Fault(Codes.YamlSyntax, "A value is missing here");
        }
    }

    private SequenceNode ReadSequence(Location location, int depth)
    {
        _builder.CountOpened(location);
        var items = new List<Node>();
        while (Next() is not SequenceEnd)
            items.Add(ReadNode(depth + 1));
        return new SequenceNode(location, [.. items]);
    }

    /// <summary>Reads what is a mapping without braces, as in <c>[a: 1, b]</c>. YamlDotNet places it at the start of the text, and its end behind the comma.</summary>
    private MappingNode ReadPair(int depth)
    {
        var pair = ReadMapping(default, depth);
        return new MappingNode(pair.Entries[0].KeyLocation, pair.Entries);
    }

    private bool IsBrace(Mark mark) => mark.Index > 0 && mark.Index < _yaml.Length && _yaml[(int)mark.Index] == '{';

    private MappingNode ReadMapping(Location location, int depth)
    {
        _builder.CountOpened(location);
        var entries = new EntryList();
        while (Next() is not MappingEnd)
        {
            var key = ReadKey();
            Next();
            entries.Add(key.Text, key.Location, ReadNode(depth + 1));
        }

        return entries.ToMapping(location);
    }

    private ScalarNode ReadKey()
    {
        if (_parser.Current is not Scalar scalar)
        {
            throw Fault(Codes.YamlNotAllowed, _parser.Current is AnchorAlias
                ? "An alias cannot be a key; write the key out"
                : "A key must be plain text, not a list or a mapping; a text that begins with '{' or '[' stands in quotes");
        }

        CheckPlain(scalar);
        if (scalar is { Value: "<<", Style: ScalarStyle.Plain })
            throw Fault(Codes.YamlNotAllowed, "The merge key '<<' is not allowed; write the keys out, or put them into _defaults.yaml");
        if (scalar.Style == ScalarStyle.Plain)
            CheckColon(scalar.Value);
        else
            CheckComment(scalar.End);
        var location = Place(scalar.Start);
        return ScalarNode.String(location, _builder.Key(location, _guard.Show(scalar.Value)));
    }

    private ScalarNode ReadScalar(Scalar scalar, Location location)
    {
        CheckPlain(scalar);
        if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted)
            CheckComment(scalar.End);
        if (scalar.Style != ScalarStyle.Plain)
            return _builder.String(location, _guard.Show(scalar.Value));

        // Between brackets YamlDotNet takes what YAML refuses.
        if (scalar.Value is ['@' or '`' or '%' or '|' or '>', ..])
            throw Fault(Codes.YamlSyntax, $"This is not valid YAML: a text that begins with '{scalar.Value[0]}' needs quotes");
        CheckColon(scalar.Value);
        _doubts.Look(scalar.Start, scalar.End, scalar.Value);
        return YamlCoreSchema.Resolve(_builder, location, _guard.Show(scalar.Value));
    }

    // A comment that joins the value before it is none, which YamlDotNet sees of double quotes and of lists alone.
    private void CheckComment(Mark end, int signs = 0)
    {
        if (end.Index + signs < _yaml.Length && _yaml[(int)end.Index + signs] == '#')
            throw new FaultException(Codes.YamlSyntax, _source.At(end.Line, end.Column + signs), $"This is not valid YAML: {YamlFaultWords.JoinedComment}.");
    }

    // A colon and a blank end a key wherever YAML is read as it is written.
    private void CheckColon(string plain)
    {
        if (YamlDoubts.HidesColon(plain) && (plain.EndsWith(':') || plain.Contains(": ", StringComparison.Ordinal)))
            throw Fault(Codes.YamlNotAllowed, $"'{ShortText.Of(plain)}' needs quotes around its key or around all of it: it holds a '*' after a blank, and a ':'");
    }

    private void CheckPlain(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            throw Fault(Codes.YamlNotAllowed, $"The anchor '&{ShortText.Of(node.Anchor.Value)}' is not allowed; write the value out where it is needed, or put the text in quotes if it begins with '&'");
        if (!node.Tag.IsEmpty)
            throw Fault(Codes.YamlNotAllowed, $"The tag '{ShortText.Of(node.Tag.Value)}' is not allowed; the value's own form says its type, and quotes make it text");
    }

    private FaultException Fault(string code, string message) =>
        new(code, Place(_parser.Current?.Start ?? Mark.Empty), $"{message}.");

    private FaultException Syntax(Mark mark, Exception fault)
    {
        var (words, line, column) = new YamlFaultWords(_yaml).Describe((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column), fault.Message);
        return new FaultException(Codes.YamlSyntax, _source.At(line, column), $"This is not valid YAML: {(words is null ? Sentence(fault.Message) : $"{words}.")}");
    }

    private Location Place(Mark mark) => _source.At(Math.Max(1, mark.Line), Math.Max(1, mark.Column));

    private static string Sentence(string message)
    {
        var text = message.Trim().TrimEnd('.');
        return text.Length == 0 ? "it cannot be parsed." : $"{char.ToLowerInvariant(text[0])}{text[1..]}.";
    }
}
