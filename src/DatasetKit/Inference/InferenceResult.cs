using DatasetKit.Diagnostics;

namespace DatasetKit.Inference;

/// <summary>A proposed schema and what it was made from.</summary>
public sealed record InferenceResult
{
    /// <summary>The schema as JSON text, indented, with a line break at its end; null where no document could be read.</summary>
    public string? Schema { get; init; }

    /// <summary>The keys that were seen, in the order of the schema.</summary>
    public IReadOnlyList<InferredKey> Keys { get; init; } = [];

    /// <summary>What is wrong with the project, and what could not be read, in the order of places. Nothing is held against the current schema.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The project's folder, absolute, to which the paths of the diagnostics are relative.</summary>
    public string ProjectDirectory { get; init; } = "";

    /// <summary>Seeds of the corpus.</summary>
    public int SeedCount { get; init; }

    /// <summary>Documents in them; a seed that cannot be read counts as one.</summary>
    public int DocumentCount { get; init; }

    /// <summary>Documents whose metadata could not be read, and so took no part.</summary>
    public int UnreadableCount { get; init; }
}
