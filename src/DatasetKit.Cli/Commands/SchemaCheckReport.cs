using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Reporting;
using DatasetKit.Validation;

namespace DatasetKit.Cli.Commands;

/// <summary>Prints what <c>schema check</c> finds, as it finds it, and decides the exit code.</summary>
internal sealed class SchemaCheckReport(Terminal terminal, OutputFormat format)
{
    // Results are printed in pieces of this size: a call of the system for each of a million lines would cost more than to check them.
    private const int PieceChars = 1 << 14;

    private readonly StringBuilder _pending = new();
    private bool _isSchemaValid;
    private bool _couldRun = true;
    private long _valid;
    private long _invalid;
    private long _errors;
    private long _warnings;

    public void AddSchema(SchemaCheckResult schema)
    {
        _isSchemaValid = schema.IsValid;
        Print(schema);
    }

    public void Add(SchemaCheckResult instance)
    {
        terminal.CancellationToken.ThrowIfCancellationRequested();
        _ = instance.IsValid ? _valid++ : _invalid++;
        Print(instance);
    }

    public int Complete()
    {
        Flush();
        if (format == OutputFormat.Text)
            terminal.Output.WriteLine(TextReport.FormatCheck(_isSchemaValid, _valid, _invalid, _errors, _warnings));
        return !_couldRun ? ExitCode.CannotRun : _isSchemaValid && _invalid == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private void Print(SchemaCheckResult result)
    {
        _couldRun &= result.CouldBeRead;
        _errors += result.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        _warnings += result.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        if (format == OutputFormat.Text)
        {
            terminal.Write(result.Diagnostics);
            return;
        }

        _pending.Append(JsonReport.FormatCheck(result.Path, result.Line, result.IsValid, result.Diagnostics)).Append('\n');
        if (_pending.Length > PieceChars)
            Flush();
    }

    private void Flush()
    {
        terminal.Output.Write(_pending);
        _pending.Clear();
    }
}
