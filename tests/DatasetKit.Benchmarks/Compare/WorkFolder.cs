using System.CommandLine;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>Where corpora, programs and results are kept between runs.</summary>
internal static class WorkFolder
{
    public static Option<string> CreateOption(string repository) =>
        new("--work") { Description = "Where corpora and results are kept between runs.", DefaultValueFactory = _ => Path.Combine(repository, "artifacts", "benchmarks") };

    public static string Create(string path) => Directory.CreateDirectory(Path.GetFullPath(path)).FullName;
}
