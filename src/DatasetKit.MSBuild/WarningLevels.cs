using DatasetKit.Diagnostics;

namespace DatasetKit.MSBuild;

/// <summary>
/// What <c>NoWarn</c>, <c>WarningsAsErrors</c>, <c>WarningsNotAsErrors</c> and <c>TreatWarningsAsErrors</c> make of a warning, in the order
/// in which the C# compiler weighs them. MSBuild does a part of this itself, but not all of it and not in every project.
/// </summary>
internal sealed class WarningLevels(bool areErrors, string? errors, string? notErrors, string? hidden)
{
    private readonly HashSet<string> _errors = Codes(errors);
    private readonly HashSet<string> _notErrors = Codes(notErrors);
    private readonly HashSet<string> _hidden = Codes(hidden);

    /// <summary>How much a diagnostic weighs in this build.</summary>
    public Severity Of(Diagnostic diagnostic)
    {
        if (diagnostic.Severity != Severity.Warning)
            return diagnostic.Severity;
        if (_hidden.Contains(diagnostic.Code))
            return Severity.Info;
        return _errors.Contains(diagnostic.Code) || (areErrors && !_notErrors.Contains(diagnostic.Code)) ? Severity.Error : Severity.Warning;
    }

    private static HashSet<string> Codes(string? list) =>
        new((list ?? "").Split([';', ',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
