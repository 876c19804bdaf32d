using System.Globalization;
using DatasetKit.Reporting;

namespace DatasetKit.Cli;

/// <summary>How far work is, for a line on the terminal.</summary>
/// <param name="Count">Things done so far.</param>
/// <param name="Noun">What they are, in the singular.</param>
/// <param name="Done">The share that is done, from 0 to 1.</param>
internal readonly record struct WorkState(long Count, string Noun, double Done);

/// <summary>One line on a terminal: how much is done, how fast, and how long the rest will take. It appears after a second and is gone when the work ends.</summary>
/// <typeparam name="TProgress">What the work reports.</typeparam>
internal sealed class ProgressLine<TProgress>(TextWriter error, TimeProvider clock, Func<TProgress, WorkState> describe) : IProgress<TProgress>
{
    // From less of the work nothing can be said of the rest.
    private const double LeastDone = 0.01;

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
        var state = describe(value);

        // The last state is shown whenever it comes: what follows it, the release's files, reports nothing.
        if (elapsed < s_delay || (elapsed - _shown < s_step && state.Done < 1))
            return;
        _shown = elapsed;
        error.Write($"\r\e[K{Format(state, elapsed)}");
    }

    private static string Format(WorkState state, TimeSpan elapsed)
    {
        var count = TextReport.Count(state.Count, state.Noun);
        if (state.Done >= 1)
            return $"{count}, finishing";
        var rate = string.Create(CultureInfo.InvariantCulture, $"{count}, {state.Count / elapsed.TotalSeconds:N0} a second");
        if (state.Done < LeastDone)
            return rate;
        var left = elapsed * ((1 - state.Done) / state.Done);
        return string.Create(CultureInfo.InvariantCulture, $"{rate}, {Math.Floor(state.Done * 100)} %, {(int)left.TotalMinutes}:{left.Seconds:D2} left");
    }
}
