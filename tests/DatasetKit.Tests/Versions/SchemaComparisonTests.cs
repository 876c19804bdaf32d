using DatasetKit.Versions;

namespace DatasetKit.Tests.Versions;

public class SchemaComparisonTests
{
    private const string Base = "\"title\":{\"type\":\"string\"},\"date\":{\"type\":\"string\"},\"source\":{\"type\":\"string\"}";

    [Theory]
    [InlineData("", "\"k\":{\"type\":\"string\"}", ChangeLevel.Minor, "'k' is a new optional key")]
    [InlineData("\"k\":{\"type\":\"string\"}", "", ChangeLevel.Major, "'k' is no longer a key")]
    [InlineData("\"k\":{\"type\":\"string\"}", "\"k\":{\"type\":[\"string\",\"integer\"]}", ChangeLevel.Minor, "'k' may be more than before")]
    [InlineData("\"k\":{\"type\":[\"string\",\"integer\"]}", "\"k\":{\"type\":\"string\"}", ChangeLevel.Major, "'k' is held to a narrower or another schema")]
    [InlineData("\"k\":{\"enum\":[\"a\",\"b\"]}", "\"k\":{\"enum\":[\"a\",\"b\",\"c\"]}", ChangeLevel.Minor, "'k' may be more than before")]
    [InlineData("\"k\":{\"enum\":[\"a\",\"b\"]}", "\"k\":{\"enum\":[\"a\"]}", ChangeLevel.Major, "'k' is held to a narrower or another schema")]
    [InlineData("\"k\":{\"type\":\"string\",\"enum\":[\"a\"]}", "\"k\":{\"type\":\"string\"}", ChangeLevel.Minor, "'k' may be more than before")]
    [InlineData("\"k\":{\"type\":\"string\"}", "\"k\":{\"type\":\"string\",\"description\":\"d\"}", ChangeLevel.Patch, "'k' is described otherwise")]
    [InlineData("\"k\":{\"type\":\"string\"}", "\"k\":{\"type\":\"string\",\"minLength\":1}", ChangeLevel.Major, "'k' is held to a narrower or another schema")]
    [InlineData("\"k\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}", "\"k\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}}}", ChangeLevel.Minor, "'k.b' is a new optional key")]
    [InlineData("\"k\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"a\":{}}}}", "\"k\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{}}}", ChangeLevel.Major, "'k[].a' is no longer a key")]
    [InlineData("\"k\":{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}", "\"k\":{\"type\":\"object\",\"properties\":{}}", ChangeLevel.Minor, "'k' may be more than before")]
    [InlineData("\"k\":{\"$ref\":\"#/$defs/d\"}", "\"k\":{\"$ref\":\"#/$defs/e\"}", ChangeLevel.Minor, "'k' may be more than before")]
    [InlineData("\"k\":{\"$ref\":\"#/$defs/e\"}", "\"k\":{\"$ref\":\"#/$defs/d\"}", ChangeLevel.Major, "'k' is held to a narrower or another schema")]
    public void AChangeOfTheSchemaHasItsLevel(string old, string now, ChangeLevel level, string text)
    {
        foreach (var shape in (string[])["nested", "flat", "dolma", "datatrove"])
        {
            var change = Assert.Single(Compare(old, now, "", "", shape));
            Assert.Equal((level, text), (change.Level, change.Text));
        }
    }

    [Fact]
    public void ARequiredKeyThatMayNowBeMissingIsWider()
    {
        Assert.Equal(ChangeLevel.Minor, Assert.Single(Compare("", "", ",\"required\":[\"title\"]", "")).Level);
        Assert.Equal(ChangeLevel.Major, Assert.Single(Compare("", "", "", ",\"required\":[\"title\"]")).Level);
        Assert.Equal("'k' is a new required key", Assert.Single(Compare("", "\"k\":{\"type\":\"string\"}", "", ",\"required\":[\"k\"]")).Text);
    }

    [Fact]
    public void KeysThatAreNotDeclaredMayBeForbiddenOrAllowed()
    {
        Assert.Equal((ChangeLevel.Major, "records are held to a narrower or another schema"), Only(Compare("", "", "", ",\"additionalProperties\":false")));
        Assert.Equal((ChangeLevel.Minor, "records may be more than before"), Only(Compare("", "", ",\"additionalProperties\":false", "")));
    }

    private static (ChangeLevel, string) Only(IReadOnlyList<SchemaChange> changes) => (Assert.Single(changes).Level, changes[0].Text);

    private static IReadOnlyList<SchemaChange> Compare(string old, string now, string oldRoot, string newRoot, string shape = "nested")
    {
        Doc[] documents = [new("a", "A", Further: newRoot.Contains("\"k\"", StringComparison.Ordinal) ? ",\"k\":\"x\"" : "")];
        using var pair = new Pair().Release("old", [new("a", "A")], Settings(shape), schema: Schema(old, oldRoot)).Release("new", documents, Settings(shape), "1.0.1", Schema(now, newRoot));
        return pair.Compare().Schema;
    }

    private static string Settings(string shape) => $"release: {{shape: {shape}}}\n";

    private static string Schema(string key, string root) =>
        $"{{\"$defs\":{{\"d\":{{\"type\":\"string\"}},\"e\":{{\"type\":[\"string\",\"integer\"]}}}},\"properties\":{{\"id\":{{}},{Base}{(key.Length == 0 ? "" : $",{key}")}}}{root}}}";
}
