namespace DatasetKit.Diagnostics;

/// <summary>A fault as a reader, the schema or a rule saw it. The project's rules decide later how much it weighs.</summary>
internal sealed record Finding(string Code, Location Location, string Message);
