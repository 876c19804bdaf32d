namespace DatasetKit.Cli;

/// <summary>One line on a terminal that tells how far work is. It appears after a second and is gone when the work ends.</summary>
/// <typeparam name="TProgress">What the work reports.</typeparam>
internal sealed class ProgressLine<TProgress>(TextWriter error, TimeProvider clock, Func<TProgress, (string Text, double Done)> describe) : IProgress<TProgress>
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);

    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _shown;

    public TResult Run<TResult>(Func<IProgress<TProgress>, TResult> work)
    {
        try
        {
            return work(this);
        }
        finally
        {
            if (_shown > TimeSpan.Zero)
                error.Write("\r\e[K");
        }
    }

    public void Report(TProgress value)
    {
        var elapsed = clock.GetElapsedTime(_start);
        if (elapsed < s_delay || elapsed - _shown < s_step)
            return;
        _shown = elapsed;
        var (text, done) = describe(value);
        var left = done > 0 ? elapsed * ((1 - done) / done) : TimeSpan.Zero;
        error.Write($"\r\e[K{text}, {done:P0}, {(int)left.TotalMinutes}:{left.Seconds:D2} left");
    }
}
