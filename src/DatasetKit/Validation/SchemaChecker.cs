using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Rules;
using DatasetKit.Schemas;
using DatasetKit.Seeds;

namespace DatasetKit.Validation;

/// <summary>
/// Checks a JSON Schema, and then any values against it. The schema is read and compiled once. An instance serves one thread.
/// </summary>
public sealed class SchemaChecker
{
    private static readonly string[] s_lineExtensions = [".jsonl", ".ndjson"];

    private readonly RuleSet _rules = new();
    private readonly InstanceSchema? _schema;
    private readonly CancellationToken _cancellationToken;

    private SchemaChecker(string file, string name, SchemaCheckOptions options, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        var findings = new List<Finding>();
        try
        {
            _schema = InstanceSchema.Load(file, name, options.Directory ?? Path.GetDirectoryName(file)!, options.Maps.Select(map => (map.Prefix, map.Directory, map.Name)), options.AssertsFormat, findings, cancellationToken);
        }
        catch (FaultException fault)
        {
            findings.Add(Unreadable(fault.Finding) ?? fault.Finding with { Code = Codes.SchemaInvalid });
        }

        Schema = Result(name, 1, findings);
    }

    /// <summary>What was found out about the schema itself.</summary>
    public SchemaCheckResult Schema { get; }

    /// <summary>Reads, checks and compiles a schema. What is wrong with it stands in <see cref="Schema"/>.</summary>
    /// <param name="file">The schema, JSON or YAML, absolute.</param>
    /// <param name="name">The file as diagnostics name it, with <c>/</c> between folders.</param>
    /// <param name="options">How it is checked. Default: see <see cref="SchemaCheckOptions"/>.</param>
    /// <param name="cancellationToken">Ends every later check with <see cref="OperationCanceledException"/>, be it within one value.</param>
    /// <returns>The checker.</returns>
    public static SchemaChecker Load(string file, string name, SchemaCheckOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!Path.IsPathFullyQualified(file))
            throw new ArgumentException("The path must be absolute.", nameof(file));
        return new SchemaChecker(file, name, options ?? new SchemaCheckOptions(), cancellationToken);
    }

    /// <summary>Checks the values of a file: one of JSON or YAML, or each line of a <c>.jsonl</c> or <c>.ndjson</c> file, which is never held as a whole.</summary>
    /// <param name="file">The file, absolute.</param>
    /// <param name="name">The file as diagnostics name it, with <c>/</c> between folders.</param>
    /// <returns>A result for each value, in their order; blank lines hold none.</returns>
    /// <exception cref="InvalidOperationException">The schema is not valid.</exception>
    public IEnumerable<SchemaCheckResult> Check(string file, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var schema = _schema ?? throw new InvalidOperationException("The schema is not valid, so nothing can be checked against it.");
        return s_lineExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
            ? CheckLines(schema, file, name)
            : [CheckValue(schema, name, 1, () => MetadataFile.ReadNode(file, name, ReadLimits.AnyJson))];
    }

    /// <summary>Reads the type of the values that the schema allows, as a programming language would declare it.</summary>
    /// <returns>The type. What the schema demands beyond types is not part of it.</returns>
    /// <exception cref="InvalidOperationException">The schema is not valid.</exception>
    public SchemaType ReadType() => (_schema ?? throw new InvalidOperationException("The schema is not valid, so it has no type.")).ReadType();

    private IEnumerable<SchemaCheckResult> CheckLines(InstanceSchema schema, string file, string name)
    {
        using var lines = new ByteLines(() => InputFile.OpenStream(file), ReadLimits.AnyJson.MaxBytes);
        while (true)
        {
            SchemaCheckResult result;
            try
            {
                if (!lines.Move())
                    break;
                if (lines.IsBlank)
                    continue;
                result = CheckValue(schema, name, lines.Number, () => ReadLine(lines, name));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                result = Result(name, Math.Max(1, lines.Number), [Unreadable(MetadataFile.SeedUnreadable(name, fault).Finding)!]);
                lines.Stop();
            }

            yield return result;
        }
    }

    private static Node ReadLine(ByteLines lines, string name)
    {
        var source = new SourceFile(name, lines.Number);
        if (lines.IsTooLong)
            throw new FaultException(Codes.TooLarge, source.At(1, 1), $"The line is longer than {Thousands.Of(ReadLimits.AnyJson.MaxBytes)} bytes.");
        if (lines.Number == 1 && ForeignEncoding.Guess(lines.Current) is not null)
            lines.Stop();
        TextBytes.CheckEncoding(lines.Current, source);
        return JsonReader.Read(lines.Current, source, ReadLimits.AnyJson);
    }

    private SchemaCheckResult CheckValue(InstanceSchema schema, string name, int line, Func<Node> read)
    {
        try
        {
            _cancellationToken.ThrowIfCancellationRequested();
            return Result(name, line, schema.Validate(read()));
        }
        catch (FaultException fault)
        {
            return Result(name, line, [Unreadable(fault.Finding) ?? fault.Finding]);
        }
    }

    private SchemaCheckResult Result(string name, int line, IReadOnlyList<Finding> findings) =>
        new(name, line, !findings.Any(_rules.IsError), _rules.ToDiagnostics(findings));

    // A file of a corpus that cannot be read is a fault of the corpus; one that the caller named is a command that cannot be carried out.
    private static Finding? Unreadable(Finding finding) =>
        finding.Code == Codes.SeedUnreadable ? finding with { Code = Codes.CannotRun, Location = new Location(finding.Location.Path, 0, 0) } : null;
}
