using System.Globalization;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>Medians of rounds, and ratios within a round, since a machine's speed drifts from round to round.</summary>
internal static class Medians
{
    public static double Wall(Measurement run) => run.Wall.TotalSeconds;

    public static double Cpu(Measurement run) => run.Cpu.TotalSeconds;

    public static double Peak(Measurement run) => run.PeakBytes;

    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public static double Ratio(IEnumerable<Measurement> runs, IEnumerable<Measurement> others, Func<Measurement, double> value) =>
        Of(runs.Zip(others, (run, other) => value(run) / value(other)));

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
