using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>Writes a diagnostic as all machine-readable output has it.</summary>
internal static class DiagnosticJson
{
    public static void Write(JsonText json, Diagnostic diagnostic) => json.StartObject()
        .Key("code").String(diagnostic.Code)
        .Key("severity").String(Diagnostic.Word(diagnostic.Severity))
        .Key("path").String(diagnostic.Path)
        .Key("line").Number(diagnostic.Line)
        .Key("column").Number(diagnostic.Column)
        .Key("message").String(diagnostic.Message)
        .EndObject();
}
