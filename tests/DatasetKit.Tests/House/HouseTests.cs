using System.Text.RegularExpressions;

namespace DatasetKit.Tests.House;

/// <summary>The rules of the house that can be checked.</summary>
public partial class HouseTests
{
    private static readonly string[] s_layers = ["Diagnostics", "Dates", "Metadata", "Seeds", "JsonSchema", "Schemas", "Rules", "Projects", "Validation", "Releases", "Versions", "Feeds", "Inference"];

    private static readonly string[] s_forbiddenInLibrary = ["Microsoft.Build", "System.CommandLine", "Spectre.Console"];

    public static TheoryData<string> LibraryFiles => new(FilesBelow("src/DatasetKit"));

    [Theory]
    [MemberData(nameof(LibraryFiles))]
    public void AFileKnowsOnlyTheLayersBelowItsOwn(string path)
    {
        var own = path.Split('/')[2];
        var allowed = own == "Reporting" ? ["Diagnostics", "Metadata", "Rules"] : s_layers[..(Array.IndexOf(s_layers, own) + 1)];

        // The one arrow upward: between making a release and putting it in its place, a build asks whether its version is allowed.
        if (path is "src/DatasetKit/Releases/BuildRun.cs" or "src/DatasetKit/Releases/DatasetBuilder.cs")
            allowed = [.. allowed, "Versions"];
        var known = Usings(path).Where(name => name.StartsWith("DatasetKit.", StringComparison.Ordinal)).Select(name => name.Split('.')[1]);
        Assert.Empty(known.Except(allowed).Except(own == "Feeds" || path == "src/DatasetKit/Versions/FeedRelease.cs" ? ["Client"] : []));
        Assert.DoesNotContain(Usings(path), name => s_forbiddenInLibrary.Any(name.StartsWith));
    }

    [Theory]
    [MemberData(nameof(LibraryFiles))]
    public void TheLibraryKnowsNoConsoleClockEnvironmentOrCurrentDirectory(string path)
    {
        var code = File.ReadAllText(Repository.PathOf(path));
        Assert.DoesNotMatch(@"\b(Console|Environment|Stopwatch)\.", code);
        Assert.DoesNotMatch(@"\bDateTime(Offset)?\.(Utc)?Now\b|Directory\.GetCurrentDirectory", code);
    }

    /// <summary>Who reads a dataset must not carry what makes one.</summary>
    [Fact]
    public void TheClientKnowsNothingOfTheLibrary()
    {
        Assert.DoesNotContain("ProjectReference", File.ReadAllText(Repository.PathOf("src/DatasetKit.Client/DatasetKit.Client.csproj")), StringComparison.Ordinal);
        Assert.All(FilesBelow("src/DatasetKit.Client"), path => Assert.DoesNotContain(Usings(path), name => name.StartsWith("DatasetKit", StringComparison.Ordinal) || name == "YamlDotNet"));
    }

    /// <summary>A code of the client has its rule in the library, which explains it.</summary>
    [Fact]
    public void EveryCodeOfTheClientIsExplained() => Assert.All(
        typeof(DatasetKit.Client.FeedCodes).GetFields().Select(field => (string)field.GetValue(null)!),
        code => Assert.NotNull(DatasetKit.Rules.RuleCatalog.Find(code)));

    [Fact]
    public void RulesTouchNoFile() => Assert.All(FilesBelow("src/DatasetKit/Rules"), path => Assert.DoesNotMatch(@"\b(File|Directory|FileStream|Path)\.", File.ReadAllText(Repository.PathOf(path))));

    [Fact]
    public void OnlySchemasAndWhatKeepsARunKnowTheSchemaEngine() => Assert.All(
        FilesBelow("src/DatasetKit").Where(path => Usings(path).Contains("DatasetKit.JsonSchema")),
        path => Assert.Matches("^src/DatasetKit/(JsonSchema|Schemas|Inference)/|/(DocumentValidator|RecordVerifier)\\.cs$", path));

    [Fact]
    public void ShellsKnowNothingOfEachOtherAndNoInternals()
    {
        Assert.DoesNotMatch("InternalsVisibleTo Include=\"DatasetKit\\.(Cli|MSBuild)\"", File.ReadAllText(Repository.PathOf("src/DatasetKit/DatasetKit.csproj")));
        Assert.All(FilesBelow("src/DatasetKit.MSBuild"), path => Assert.DoesNotContain(Usings(path), name => name == "DatasetKit.Cli" || name.StartsWith("DatasetKit.Cli.", StringComparison.Ordinal)));
        Assert.All(FilesBelow("src/DatasetKit.Cli"), path => Assert.DoesNotContain(Usings(path), name => name.StartsWith("DatasetKit.MSBuild", StringComparison.Ordinal)));
    }

    [Fact]
    public void NoFileIsLongerThanOneIdea() => Assert.All(FilesBelow("src").Concat(FilesBelow("tests")), path =>
        Assert.True(File.ReadLines(Repository.PathOf(path)).Count() <= 400, $"{path} is longer than 400 lines."));

    [Fact]
    public void EverySuppressionSaysWhy() => Assert.All(FilesBelow("src"), path =>
        Assert.DoesNotMatch(@"#pragma warning disable [A-Z0-9, ]+\r?\n", File.ReadAllText(Repository.PathOf(path))));

    [Fact]
    public void NothingIsLeftUndone() => Assert.All(FilesBelow("src"), path =>
        Assert.DoesNotMatch(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b", File.ReadAllText(Repository.PathOf(path))));

    /// <summary>MSBuild runs in the culture of the machine, and messages are kept in the list of rejected documents.</summary>
    [Fact]
    public void NoNumberIsWrittenAsTheMachinesCultureHasIt() => Assert.All(FilesBelow("src"), path => Assert.DoesNotContain(
        File.ReadLines(Repository.PathOf(path)), line => NumberFormat().IsMatch(line) && !line.Contains("InvariantCulture", StringComparison.Ordinal)));

    private static IEnumerable<string> FilesBelow(string folder) => Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The namespaces that a file names: in its usings, with aliases, and before names.</summary>
    private static IEnumerable<string> Usings(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path));
        return UsingLine().Matches(text).Concat(QualifiedName().Matches(text)).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex(@"^using (?:static )?(?:[A-Za-z]+ = )?([A-Za-z.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\b(DatasetKit\.[A-Z][A-Za-z]+)\.[A-Z]")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"\{[^{}]*:(?:[NFEGPC][0-9]*|0[.#0]*)\}")]
    private static partial Regex NumberFormat();
}
