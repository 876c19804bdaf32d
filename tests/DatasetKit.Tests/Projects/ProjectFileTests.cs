using DatasetKit.Diagnostics;
using DatasetKit.Projects;

namespace DatasetKit.Tests.Projects;

public class ProjectFileTests
{
    [Theory]
    [InlineData("tittle: x", 3, 1, Codes.ProjectUnknownKey, "did you mean 'title'?")]
    [InlineData("release:\n  shard_byte: 1", 4, 3, Codes.ProjectUnknownKey, "'release.shard_byte' is not a known key; did you mean 'shard_bytes'?")]
    [InlineData("release.compression: gzip", 3, 1, Codes.ProjectUnknownKey, "'release.compression' is not a known key; write 'compression:' on a line below 'release:', indented.")]
    [InlineData("shard_bytes: 1", 3, 1, Codes.ProjectUnknownKey, "write 'shard_bytes:' on a line below 'release:'")]
    [InlineData("release:\n  compression: gzp", 4, 16, Codes.ProjectBadValue, "did you mean 'gzip'?")]
    [InlineData("release:\n  shard_bytes: 0", 4, 16, Codes.ProjectBadValue, "'release.shard_bytes' must be")]
    [InlineData("release:\n  shard_bytes: 8388608 TiB", 4, 16, Codes.ProjectBadValue, "'release.shard_bytes' must be")]
    [InlineData("release: flat", 3, 10, Codes.ProjectBadValue, "must be a mapping")]
    [InlineData("on_invalid: skip", 3, 13, Codes.ProjectBadValue, "one of fail, drop")]
    [InlineData("rules: {DK9999: off}", 3, 9, Codes.ProjectBadValue, "There is no rule 'DK9999'")]
    [InlineData("rules: {DK3002: oof}", 3, 17, Codes.ProjectBadValue, "did you mean 'off'?")]
    [InlineData("rules: {DK2001: warning}", 3, 17, Codes.ProjectBadValue, "cannot be lowered")]
    [InlineData("splits: {train: 0}", 3, 17, Codes.ProjectBadValue, "a number above 0")]
    [InlineData("splits: {train: 99999999999}", 3, 17, Codes.ProjectBadValue, "below 1,000,000,000")]
    [InlineData("include: []", 3, 10, Codes.ProjectBadValue, "a list of globs, relative to 'root', that is not empty")]
    [InlineData("exclude: [\"a/../*.md\"]", 3, 11, Codes.ProjectBadValue, "below it")]
    [InlineData("include: [\"**/..\"]", 3, 11, Codes.ProjectBadValue, "below it")]
    [InlineData("include: [/seeds/*.md]", 3, 11, Codes.ProjectBadValue, "below it")]
    [InlineData("exclude: [\"draft?.md\"]", 3, 11, Codes.ProjectBadValue, "whose only signs are '*' within a name")]
    [InlineData("exclude: [\"{drafts,old}/**\"]", 3, 11, Codes.ProjectBadValue, "write several globs")]
    [InlineData("exclude: [\"!a.md\"]", 3, 11, Codes.ProjectBadValue, "stands in 'exclude'")]
    [InlineData("exclude: [\"**c.md\"]", 3, 11, Codes.ProjectBadValue, "stands alone")]
    [InlineData("exclude: [\"seeds/drafts/**\"]", 3, 11, Codes.ProjectBadValue, "write 'drafts/**'")]
    [InlineData("salt: 12", 3, 7, Codes.ProjectBadValue, "'salt' must be text, in quotes, not '12'.")]
    [InlineData("splits: {train: \"9\"}", 3, 17, Codes.ProjectBadValue, "without quotes, not '9'")]
    [InlineData("splits: {}", 3, 9, Codes.ProjectBadValue, "must be a mapping with keys, not an empty mapping.")]
    [InlineData("splits: {a-b: 1}", 3, 15, Codes.ProjectBadValue, "'a-b'")]
    [InlineData("creators: [{nam: x}]", 3, 13, Codes.ProjectUnknownKey, "did you mean 'name'?")]
    [InlineData("languages: [english_uk]", 3, 13, Codes.ProjectBadValue, "BCP 47")]
    [InlineData("languages: [en, german]", 3, 17, Codes.ProjectBadValue, "not 'german'")]
    [InlineData("creators: {nam: A}", 3, 11, Codes.ProjectBadValue, "'creators' must be a list of mappings, not a mapping.")]
    [InlineData("creators: [{name: A}, B]", 3, 23, Codes.ProjectBadValue, "'creators' must be a list of mappings, not 'B'.")]
    [InlineData("published: 1 June 2023", 3, 12, Codes.ProjectBadValue, "a date")]
    [InlineData("homepage: example.org", 3, 11, Codes.ProjectBadValue, "URL")]
    [InlineData("license: MIT or so", 3, 10, Codes.ProjectBadValue, "SPDX")]
    [InlineData("license: (MIT", 3, 10, Codes.ProjectBadValue, "SPDX")]
    [InlineData("license: MIT OR Apache-2.0)", 3, 10, Codes.ProjectBadValue, "SPDX")]
    [InlineData("splits: {All: 1}", 3, 15, Codes.ProjectBadValue, "and not 'all'")]
    [InlineData("rules: {}", 3, 8, Codes.ProjectBadValue, "'rules' must be a mapping with keys, not an empty mapping.")]
    [InlineData("release: []", 3, 10, Codes.ProjectBadValue, "'release' must be a mapping, not an empty list.")]
    [InlineData("license: CC BY 4.0", 3, 10, Codes.ProjectBadValue, "did you mean 'CC-BY-4.0'?")]
    [InlineData("license: MITT", 3, 10, Codes.ProjectUnknownLicense, "did you mean 'MIT'?")]
    [InlineData("license: (MIT OR CC0) AND LicenseRef-house", 3, 10, Codes.ProjectUnknownLicense, "'CC0' is not on the SPDX list of licenses; did you mean 'CC0-1.0'?")]
    [InlineData("license: CC-BY-SA", 3, 10, Codes.ProjectUnknownLicense, "did you mean 'CC-BY-SA-4.0'?")]
    [InlineData("license: GPL", 3, 10, Codes.ProjectUnknownLicense, "'GPL' is not on the SPDX list of licenses; it may lack a version")]
    [InlineData("license: Apache", 3, 10, Codes.ProjectUnknownLicense, "'Apache' is not on the SPDX list of licenses; it may lack a version")]
    [InlineData("license: BSD-3", 3, 10, Codes.ProjectUnknownLicense, "'BSD-3' is not on the SPDX list of licenses; it may lack a version")]
    [InlineData("license: Apache 2.0", 3, 10, Codes.ProjectBadValue, "did you mean 'Apache-2.0'?")]
    [InlineData("license: Hausregel", 3, 10, Codes.ProjectUnknownLicense, "a license of your own is written LicenseRef-…")]
    [InlineData("root: nowhere", 3, 7, Codes.ProjectBadValue, "is not there")]
    [InlineData("schema: nowhere.json", 3, 9, Codes.ProjectBadValue, "is not there")]
    public void AFaultIsReportedAtItsPlace(string line, int row, int column, string code, string message)
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + line + "\n");
        var diagnostics = sandbox.Validate().Diagnostics;
        Assert.Contains(diagnostics, diagnostic => (diagnostic.Path, diagnostic.Line, diagnostic.Column, diagnostic.Code) == ("dataset.yaml", row, column, code) && diagnostic.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void WhatWouldBeRightInQuotesIsSaidSo()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", "name: 1\nversion: 1.0.0\n");
        Assert.Contains("'name' must be text, in quotes, not '1'.", Assert.Single(sandbox.Validate().Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsEmptyIsNotMeantAsText()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", "name:\nversion: 1.0.0\n");
        Assert.EndsWith(", not empty.", Assert.Single(sandbox.Validate().Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AProjectFileThatIsTooLargeIsNoMetadata()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + $"title: {new string('x', 1 << 20)}\n");
        Assert.StartsWith("The file is larger than", Assert.Single(sandbox.Validate().Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", false)]
    [InlineData("[1]", false)]
    [InlineData("", false)]
    [InlineData("[]", true)]
    public void CreatorsInAWrongFormAreNotMissingToo(string creators, bool isMissing)
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + $"license: CC0-1.0\ndescription: d\nhomepage: https://example.org\npublished: 2024-02-03\ncreators: {creators}\n");
        Assert.Equal(isMissing, sandbox.Validate().Diagnostics.Any(diagnostic => diagnostic.Code == Codes.CatalogueFactMissing));
    }

    [Fact]
    public void WhatIsThereInAWrongFormIsNotMissingToo()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "license: CC0-1.0\ndescription: d\ncreators: [{name: n}]\nhomepage: ftp://example.org\npublished: 2024-02-30\n");
        Assert.Equal([Codes.ProjectBadValue, Codes.ProjectBadValue], sandbox.Validate().Diagnostics.Where(diagnostic => diagnostic.Path == "dataset.yaml").Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void RulesGivenBesideTheProjectAreSaidToBe()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject);
        var result = DatasetProject.Load(sandbox.PathOf("dataset.yaml"), new ProjectOverrides { Rules = "DK9999=off" });
        Assert.StartsWith("Of the rules that were given beside the project's: There is no rule 'DK9999'", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version: 1.0.0", "name")]
    [InlineData("name: a", "version")]
    public void AMissingKeyIsReportedOnce(string text, string missing)
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", text);
        Assert.Contains($"'{missing}' is missing", Assert.Single(sandbox.Validate().Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1.0.0-rc.1+build.5", true)]
    [InlineData("1.0", false)]
    [InlineData("01.0.0", false)]
    [InlineData("1.0.0-01", false)]
    [InlineData("../1.0.0", false)]
    [InlineData("1.0.0\n", false)]
    public void AVersionIsSemantic(string version, bool isValid) => Assert.Equal(isValid, ProjectForms.IsVersion(version));

    [Theory]
    [InlineData("a", true)]
    [InlineData("a.b_c-9", true)]
    [InlineData("A", false)]
    [InlineData("a..b", false)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    public void ANameIsAPlainFolderName(string name, bool isValid) => Assert.Equal(isValid, ProjectForms.IsName(name));

    [Theory]
    [InlineData("1", 1L)]
    [InlineData("10 kB", null)]
    [InlineData("256 MiB", 256L << 20)]
    [InlineData("1GB", 1_000_000_000L)]
    [InlineData("999999999999999999TiB", null)]
    [InlineData("0", null)]
    public void BytesMayHaveAUnit(string text, long? bytes) => Assert.Equal(bytes, ProjectForms.Bytes(text));

    [Fact]
    public void OverridesTakeThePlaceOfTheFile()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "rules: {DK3002: off}\n");
        var overrides = new ProjectOverrides { Version = "2.0.0-rc.1", ReleaseDirectory = sandbox.PathOf("out"), Rules = "DK3002=warning; DK1018:error" };
        var project = DatasetProject.Load(sandbox.ProjectFile, overrides).Project!;
        Assert.Equal(("2.0.0-rc.1", sandbox.PathOf("out")), (project.Version, project.Release.Directory));
        Assert.Equal((Severity.Warning, Severity.Error), (project.Rules["DK3002"], project.Rules["DK1018"]));
        Assert.Null(DatasetProject.Load(sandbox.ProjectFile, new ProjectOverrides { Version = "2" }).Project);
    }

    [Fact]
    public void TheNearestProjectUpwardIsFound()
    {
        using var sandbox = new Sandbox();
        Directory.CreateDirectory(sandbox.PathOf("seeds/a/b"));
        Assert.Equal(sandbox.ProjectFile, ProjectFinder.Find(null, sandbox.PathOf("seeds/a/b")));
        Assert.Equal(sandbox.ProjectFile, ProjectFinder.Find("..", sandbox.PathOf("seeds")));
        Assert.Null(ProjectFinder.Find("seeds", sandbox.Folder));
    }
}
