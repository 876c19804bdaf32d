using DatasetKit.Diagnostics;

namespace DatasetKit.Tests.Validation;

public sealed class DocumentValidatorTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void AWarningDoesNotHideWhatTheSchemaSaysOfTheSamePlace()
    {
        WriteSeed("Monday, 1 June 2023", """{"properties":{"date":{"pattern":"^2024"}}}""");
        var result = _sandbox.Build();
        Assert.Equal([Codes.StringForm, Codes.WeekdayDiffers], result.Diagnostics.Select(diagnostic => diagnostic.Code).Order(StringComparer.Ordinal));
        Assert.False(result.Succeeded);
    }

    [Fact]
    public void ADateThatCannotBeReadIsToldOnce()
    {
        WriteSeed("1 Jnue 2023", """{"properties":{"date":{"format":"date","pattern":"^2024"},"source":{"enum":["T"]}}}""");
        Assert.Equal([Codes.DateUnreadable, Codes.ValueNotAllowed], _sandbox.Validate().Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void ARecordOfMoreNullsThanAnyoneReadsIsRefused()
    {
        var keys = string.Join(",", Enumerable.Range(0, 1_000).Select(n => $"\"k{n}\":{{}}"));
        _sandbox.Write("dataset.yaml", $"{Sandbox.MinimalProject}schema: s.json\n").Write("s.json", "{\"properties\":{\"a\":{\"items\":{\"properties\":{" + keys + "}}}}}");
        _sandbox.WriteSeed("seeds/a.md", "Text", $"a: [{string.Join(",", Enumerable.Repeat("{}", 100))}]\n");
        Assert.True(_sandbox.Validate().Succeeded);
        _sandbox.WriteSeed("seeds/a.md", "Text", $"a: [{string.Join(",", Enumerable.Repeat("{}", 101))}]\n");
        Assert.Equal(Codes.TooLarge, Assert.Single(_sandbox.Validate().Diagnostics, diagnostic => diagnostic.Severity == Severity.Error).Code);
    }

    private void WriteSeed(string date, string schema) =>
        _sandbox.Write("dataset.yaml", $"{Sandbox.MinimalProject}schema: s.json\n").Write("s.json", schema).Write("seeds/a.md", $"---\ntitle: T\ndate: {date}\nsource: S\n---\nText\n");
}
