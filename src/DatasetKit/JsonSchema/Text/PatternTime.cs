namespace DatasetKit.JsonSchema;

/// <summary>Time that searches have lost; several threads add to it.</summary>
internal sealed class PatternTime
{
    private long _ticks;

    public TimeSpan Total => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public void Add(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
