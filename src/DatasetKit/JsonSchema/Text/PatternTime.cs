namespace DatasetKit.JsonSchema;

/// <summary>Time that searches have lost; several threads add to it.</summary>
/// <param name="clock">What time is taken from. Default: the system's.</param>
internal sealed class PatternTime(TimeProvider? clock = null)
{
#pragma warning disable RS0030 // Only how long a search took is asked; what is given up for it is an error, and of errors no release is made.
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
#pragma warning restore RS0030

    private long _ticks;

    public TimeSpan Total => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>A point in time, to be given to <see cref="Since"/>.</summary>
    public long Now() => _clock.GetTimestamp();

    /// <summary>The time that has passed.</summary>
    public TimeSpan Since(long start) => _clock.GetElapsedTime(start);

    public void Add(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
