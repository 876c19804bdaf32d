using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

public class TomlTimeTests
{
    [Theory]
    [InlineData("2023-06-01T10:00:00.123456789Z")]
    [InlineData("2023-06-01 10:00:00.12345678+02:00")]
    [InlineData("2023-06-01T10:00:00.123456789012345678901234567890")]
    [InlineData("07:32:00.12345678")]
    [InlineData("07:32:00.1234567")]
    [InlineData("2023-06-01T23:59:60Z")]
    [InlineData("2023-06-01T23:59:60.123456789Z")]
    [InlineData("2023-06-01t23:59:60")]
    [InlineData("23:59:60")]
    public void ATimeStaysTheTextThatWasWritten(string time) => Assert.Equal($$"""{"a":["{{time}}",1]}""", Read($"a = [{time}, 1] # 1\n"));

    [Theory]
    [InlineData("2023-02-30T10:00:00.123456789Z")]
    [InlineData("2023-06-01T10:00:61Z")]
    [InlineData("2023-06-01T10:60:60Z")]
    [InlineData("2023-06-01T24:59:60Z")]
    [InlineData("2023-06-01T10:00:00.Z")]
    [InlineData("2023-06-01T10:00:00.12345678.1Z")]
    [InlineData("2023-06-01T10:00:00.12345678+02:60")]
    [InlineData("2023-06-01T10:60")]
    [InlineData("+23:59:60")]
    public void ATimeThatIsNoneIsRefused(string time)
    {
        var fault = Assert.Throws<FaultException>(() => Read($"a = {time}\n")).Finding;
        Assert.Equal((Codes.TomlSyntax, 1, 5), (fault.Code, fault.Location.Line, fault.Location.Column));
    }

    private static string Read(string toml) => Trees.ToJson(TomlReader.Read(toml, new SourceFile("a")));
}
