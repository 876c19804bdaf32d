using System.Globalization;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Rules;
using DatasetKit.Schemas;
using DatasetKit.Seeds;

namespace DatasetKit.Projects;

/// <summary>Reads <c>dataset.yaml</c> into a project.</summary>
internal static class ProjectReader
{
    private const string VersionForm = "a semantic version such as 1.0.0, of at most 100 characters";

    public static ProjectLoadResult Read(string file, ProjectOverrides overrides)
    {
        var findings = new List<Finding>();
        DatasetProject? project = null;
        var path = Path.GetFileName(file);
        try
        {
            var root = MetadataFile.Read(file, path, ReadLimits.Project);
            findings.AddRange(root.Doubts);
            project = Bind(file, root, overrides, findings);
        }
        catch (FaultException fault)
        {
            var code = fault.Finding.Code == Codes.SeedUnreadable ? Codes.ProjectNotFound : Codes.ProjectSyntax;
            findings.Add(fault.Finding with { Code = code });
        }

        // The rules of a project that could not be read do not count.
        var diagnostics = new RuleSet(project?.Rules).ToDiagnostics(findings);
        return new ProjectLoadResult(diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? null : project! with { Findings = findings }, diagnostics);
    }

    private static DatasetProject Bind(string file, MappingNode node, ProjectOverrides overrides, List<Finding> findings)
    {
        var settings = new SettingsNode(node, findings);
        var directory = Path.GetDirectoryName(file)!;
        var name = Required(settings, "name", ProjectForms.IsName, "at most 100 lower-case letters and digits, with single '.', '_' or '-' between them");
        var project = new DatasetProject
        {
            ProjectFile = file,
            Directory = directory,
            Name = name,
            Version = Version(settings, overrides, findings),
            VersionLocation = settings.LocationOf("version"),
            Title = settings.Text("title"),
            Description = settings.Text("description"),
            License = settings.Text("license", ProjectForms.IsSpdx, "an SPDX expression such as CC0-1.0", SpdxLicenses.NearestTo),
            Homepage = settings.Text("homepage", ProjectForms.IsUrl, "an http or https URL"),
            Creators = Creators(settings),
            Keywords = settings.Texts("keywords") ?? [],
            Languages = settings.Texts("languages", ProjectForms.IsLanguage, "a list of BCP 47 codes such as en or pt-BR") ?? [],
            Published = settings.Text("published", ProjectForms.IsDate, "a date such as 2026-11-01") is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Root = Root(settings, directory, findings),
            OnInvalid = settings.Word<OnInvalid>("on_invalid"),
            Rules = ProjectRules.Read(settings, overrides, node.Location, findings),
            Salt = settings.Text("salt") ?? name,
            Release = ReadRelease(settings, directory, overrides),
        };
        project = project with
        {
            Include = Globs(settings, "include", project.Root) ?? project.Include,
            Exclude = Globs(settings, "exclude", project.Root) ?? project.Exclude,
            Splits = Splits(settings) ?? project.Splits,
        };
        project = overrides.IgnoresSchemaFaults ? WithSchema(project, settings, []) : WithSchema(project, settings, findings);
        if (overrides.IgnoresSchemaFaults && project.Schema is null)
            project = project with { Schema = MetadataSchema.BuiltIn() };
        settings.ReportUnknownKeys();
        findings.AddRange(SpdxLicenses.Check(project, settings));
        if (CroissantFacts.Check(project, settings) is { } missing)
            findings.Add(missing);
        if (ProjectPaths.HoldsEvenByLink(project.Release.Directory, project.Root))
            findings.Add(new Finding(Codes.ProjectBadValue, settings.LocationOf("release"), "The release directory is, or holds, the folder of the seeds, so releases would become seeds; set 'release.directory' to another folder."));
        return project;
    }

    private static string Required(SettingsNode settings, string key, Func<string, bool> accepts, string expected)
    {
        if (settings.Ask(key) is null)
            settings.Missing(key, expected);
        return settings.Text(key, accepts, expected) ?? "";
    }

    private static string Version(SettingsNode settings, ProjectOverrides overrides, List<Finding> findings)
    {
        if (string.IsNullOrEmpty(overrides.Version))
            return Required(settings, "version", ProjectForms.IsVersion, VersionForm);
        settings.Ask("version");
        if (!ProjectForms.IsVersion(overrides.Version))
            findings.Add(new Finding(Codes.ProjectBadValue, settings.LocationOf("version"), $"The version '{ShortText.Of(overrides.Version)}' that was given in place of the project's must be {VersionForm}."));
        return overrides.Version;
    }

    private static IReadOnlyList<string>? Globs(SettingsNode settings, string key, string root)
    {
        var globs = settings.Texts(key, expected: SeedGlob.Form);
        if (settings.Ask(key) is not SequenceNode list)
            return globs;
        if (key == "include" && list.Items.IsEmpty)
            settings.Wrong(key, list, $"{SeedGlob.Form}, that is not empty");
        var isSound = true;
        foreach (var item in list.Items.OfType<ScalarNode>().Where(item => item.Text.Length > 0))
        {
            if ((SeedGlob.Expected(item.Text) ?? BeginsWithRoot(item.Text, root)) is not { } expected)
                continue;
            settings.Wrong(key, item, expected);
            isSound = false;
        }

        return isSound ? globs : null;
    }

    private static string? BeginsWithRoot(string glob, string root) => Path.GetFileName(root) is { Length: > 0 } name && glob.StartsWith($"{name}/", StringComparison.Ordinal) && !Directory.Exists(Path.Combine(root, name))
        ? $"{SeedGlob.Form}, which is '{name}': write '{glob[(name.Length + 1)..]}'"
        : null;

    private static List<Creator> Creators(SettingsNode settings)
    {
        var creators = new List<Creator>();
        foreach (var creator in settings.Mappings("creators"))
        {
            var name = Required(creator, "name", static _ => true, "a name");
            creators.Add(new Creator(name, creator.Text("url", ProjectForms.IsUrl, "an http or https URL"), creator.Text("email", ProjectForms.IsEmail, "an e-mail address")));
            creator.ReportUnknownKeys();
        }

        return creators;
    }

    private static string Root(SettingsNode settings, string directory, List<Finding> findings)
    {
        var relative = settings.Text("root", ProjectForms.IsPath, "a path with '/' between folders") ?? "seeds";
        var root = Path.GetFullPath(relative, directory);
        if (!Directory.Exists(root))
            findings.Add(new Finding(Codes.ProjectBadValue, settings.LocationOf("root"), $"The folder of the seeds, '{ShortText.Of(relative)}', is not there; make it, or set 'root'."));
        return Path.TrimEndingDirectorySeparator(root);
    }

    private static Dictionary<string, decimal>? Splits(SettingsNode settings)
    {
        var entries = settings.Names("splits");
        foreach (var twin in entries.GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Last()))
            settings.Wrong("splits", ScalarNode.String(twin.KeyLocation, twin.Key), "a mapping whose keys differ by more than case, since shards are named after them");
        foreach (var (key, _, value) in entries)
        {
            if (!ProjectForms.IsSplit(key))
                settings.Wrong("splits", ScalarNode.String(value.Location, key), "a mapping whose keys are at most 100 letters, digits and '_', and not 'all', as Hugging Face wants them");
            if (value is not ScalarNode { Kind: ScalarKind.Number } || Weight(value) is null or <= 0)
                settings.Wrong($"splits.{key}", value, $"a number above 0 and below 1,000,000,000{(value is ScalarNode { Kind: ScalarKind.String } ? ", without quotes" : "")}");
        }

        return entries.Count == 0 ? null : entries.ToDictionary(entry => entry.Key, entry => Weight(entry.Value) ?? 1, StringComparer.Ordinal);
    }

    private static decimal? Weight(Node value) =>
        value is ScalarNode scalar && decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight < 1_000_000_000 ? weight : null;

    private static ReleaseSettings ReadRelease(SettingsNode settings, string directory, ProjectOverrides overrides)
    {
        var release = settings.Mapping("release");
        var relative = release.Text("directory", ProjectForms.IsPath, "a path with '/' between folders") ?? "artifacts/releases";
        var result = new ReleaseSettings
        {
            Directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(string.IsNullOrEmpty(overrides.ReleaseDirectory) ? relative : overrides.ReleaseDirectory, directory)),
            Compression = release.Word<Compression>("compression"),
            Shape = release.Word<RecordShape>("shape"),
            Layout = release.Word<PackageLayout>("layout"),
        };
        if (release.Ask("shard_bytes") is { } value)
        {
            if (value is ScalarNode scalar && ProjectForms.Bytes(scalar.Text) is { } bytes)
                result = result with { MaxShardBytes = bytes };
            else
                release.Wrong("shard_bytes", value, "a number of bytes above 0 and below 8 EiB, such as 268435456 or 256 MiB");
        }

        release.ReportUnknownKeys();
        return result;
    }

    private static DatasetProject WithSchema(DatasetProject project, SettingsNode settings, List<Finding> findings)
    {
        if (settings.Text("schema", ProjectForms.IsPath, "a path with '/' between folders") is not { } relative)
            return project with { Schema = MetadataSchema.BuiltIn() };
        var file = Path.GetFullPath(relative, project.Directory);
        if (!File.Exists(file))
        {
            findings.Add(new Finding(Codes.ProjectBadValue, settings.LocationOf("schema"), $"The schema '{ShortText.Of(relative)}' is {(Directory.Exists(file) ? "a folder" : "not there")}."));
            return project;
        }

        var schema = MetadataSchema.Load(file, ProjectPaths.Relative(project.Directory, file), project.Directory, findings);
        if (schema is null)
            return project;

        // The schema is about the metadata; the text has its own column, and in the shape 'flat' the two would collide.
        if (schema.Keys["text"] is not null)
            findings.Add(new Finding(Codes.ReservedKey, (schema.Root["properties"] as MappingNode)?.Find("text")?.KeyLocation ?? schema.Root.Location, "The schema declares 'text', which is the text itself and no key of the metadata; remove it from the schema."));
        return project with { Schema = schema, SchemaFile = file };
    }
}
