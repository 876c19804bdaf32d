using DatasetKit.Cli;
using DatasetKit.Cli.Commands;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Reporting;

/// <summary>The line that tells how far a build is.</summary>
public sealed class ProgressLineTests
{
    [Theory]
    [InlineData(2, 0.25, "2 documents, 1 a second, 25 %, 0:06 left")]
    [InlineData(4000, 0.5, "4,000 documents, 2,000 a second, 50 %, 0:02 left")]
    [InlineData(4000, 0.0, "4,000 documents, 2,000 a second")]
    [InlineData(4000, 0.0099, "4,000 documents, 2,000 a second")]
    [InlineData(4000, 0.01, "4,000 documents, 2,000 a second, 1 %, 3:18 left")]
    [InlineData(5000, 0.999, "5,000 documents, 2,500 a second, 99 %, 0:00 left")]
    [InlineData(5000, 1.0, "5,000 documents, finishing")]
    public void ItTellsWhatIsDoneAndWhatIsLeft(int documents, double done, string expected)
    {
        var (error, clock) = (new StringWriter(), new HandClock());
        new ProgressLine<BuildProgress>(error, clock, BuildReport.Describe).Run(progress =>
        {
            progress.Report(new BuildProgress(0, 4, 0, 0));
            clock.Seconds = 2;
            progress.Report(new BuildProgress(0, 4, documents, done));
            return 0;
        });
        Assert.Equal($"\r\e[K{expected}\r\e[K", error.ToString());
    }

    private sealed class HandClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
