namespace DatasetKit.Diagnostics;

/// <summary>A fault as a reader, the schema or a rule saw it. The project's rules decide later how much it weighs.</summary>
internal sealed record Finding(string Code, Location Location, string Message)
{
    /// <summary>The key that is missing, or that was probably meant by one that is not known, and the mapping's place; null for other faults.</summary>
    public (Location Mapping, string Name)? Key { get; init; }
}
