using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Rules;
using DatasetKit.Seeds;

namespace DatasetKit.Versions;

/// <summary>Finds the least version that the corpus calls for, and writes it into the project file.</summary>
public static class VersionBump
{
    /// <summary>
    /// Compares the corpus with the last published version, and sets <c>version</c> to the least that will do, where it is lower. Nothing else
    /// in the file changes.
    /// </summary>
    /// <param name="projectFile">The project file, absolute.</param>
    /// <param name="options">What to compare with, and whom to tell how far it is; null for the lock and nobody.</param>
    /// <param name="cancellationToken">Stops the work; nothing is written then.</param>
    /// <returns>The version before and now, or why there is none.</returns>
    /// <exception cref="IOException">The corpus cannot be read or the file not be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static VersionBumpResult Run(string projectFile, BuildOptions? options = null, CancellationToken cancellationToken = default)
    {
        var loaded = DatasetProject.Load(projectFile);
        if (loaded.Project is not { } project)
            return new VersionBumpResult(loaded.Diagnostics, "", "");
        options ??= new BuildOptions();
        using var gate = VersionGate.Open(project, options, cancellationToken, isMeasuring: true);
        if (gate.Findings.Count == 0 && gate.Published is null)
            return new VersionBumpResult([], project.Version, project.Version);
        var run = new BuildRun(project, options, Corpus.Open(project.CorpusOptions, threads: options.Threads), gate, cancellationToken).Validate();
        if (gate.Change is not { } change)
            return new VersionBumpResult(run.Diagnostics, project.Version, project.Version);

        // Where the lock alone does not tell, the higher version is the one that will do for certain.
        var version = Next(project, gate.Published!.Version, change.Most);
        var result = new VersionBumpResult([], project.Version, version) { Published = gate.Published.Version, Level = change.Most, Reason = change.Text, IsCertain = change.Least == change.Most };
        if (version == project.Version)
            return result;
        if (Edit(File.ReadAllBytes(project.ProjectFile), project.VersionLocation, project.Version, version) is { } edited)
        {
            ProjectFolder.Replace(project.ProjectFile, edited);
            return result;
        }

        return result with { Version = project.Version, Diagnostics = new RuleSet().ToDiagnostics([new Finding(Codes.ProjectBadValue, project.VersionLocation, $"The version is written in a way that cannot be edited; write 'version: {version}'.")]) };
    }

    /// <summary>The version as it is where that will do. A pre-release becomes the release that it announces, or a higher one.</summary>
    private static string Next(DatasetProject project, string published, ChangeLevel level)
    {
        var current = SemanticVersion.TryParse(project.Version)!;
        var least = SemanticVersion.TryParse(published)!.After(level);
        if (!current.IsPreRelease)
            return SemanticVersion.Compare(current, least) >= 0 ? project.Version : least.ToString();
        var announced = current.After(ChangeLevel.Patch);
        return (SemanticVersion.Compare(announced, least) >= 0 ? announced : least).ToString();
    }

    /// <summary>The file with another version at its place; null where the old one does not stand there as it is.</summary>
    internal static byte[]? Edit(byte[] file, Location place, string old, string version)
    {
        var text = Encoding.UTF8.GetString(file);
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        for (var line = 1; line < place.Line; line++)
        {
            var end = text.AsSpan(at).IndexOfAny('\r', '\n');
            if (end < 0)
                return null;
            at += end + (text.AsSpan(at + end).StartsWith("\r\n") ? 2 : 1);
        }

        at += place.Column - 1;
        if (at < text.Length && text[at] is '"' or '\'')
            at++;
        if (at + old.Length > text.Length || string.CompareOrdinal(text, at, old, 0, old.Length) != 0)
            return null;
        var edited = Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, at), version, text.AsSpan(at + old.Length)));
        return IsVersion(edited, version) ? edited : null;
    }

    private static bool IsVersion(byte[] file, string version)
    {
        var source = new SourceFile(DatasetProject.FileName);
        var root = YamlReader.Read(Encoding.UTF8.GetString(TextBytes.Clean(file.ToArray(), source).Span), source) as MappingNode;
        return root?["version"] is ScalarNode { Kind: ScalarKind.String } there && there.Text == version;
    }
}
