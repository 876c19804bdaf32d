namespace DatasetKit.JsonSchema;

/// <summary>How large a part of a pattern becomes.</summary>
/// <param name="States">About how many states it has once repetitions are unfolded.</param>
/// <param name="Repetitions">The greatest product of the counts of repetitions that stand in each other.</param>
internal readonly record struct PatternCost(long States, long Repetitions)
{
    // Far above what is run, and far below what overflows.
    private const long Most = int.MaxValue;

    /// <summary>A part after another, or instead of it.</summary>
    public PatternCost Plus(PatternCost other) => new(Math.Min(Most, States + other.States), Math.Max(Repetitions, other.Repetitions));

    /// <summary>A part that is repeated.</summary>
    public PatternCost Times(int count) => new(Math.Min(Most, States * count), Math.Min(Most, Math.Max(1, Repetitions) * count));
}
