using CsCheck;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Versions;

/// <summary>Random corpora and random edits of them: the comparison finds exactly these.</summary>
public class DiffPropertyTests
{
    private enum Act
    {
        Keep,
        EditText,
        EditTitle,
        Remove,
        Rename,
        Extend,
    }

    private static readonly Dictionary<string, decimal> s_weights = new() { ["train"] = 50, ["test"] = 50 };

    private static readonly Gen<string> s_packaging = Gen.Select(Gen.OneOf(["none", "gzip", "zstd"]), Gen.OneOf(["200", "1 MiB"]), Gen.OneOf(["nested", "nested", "flat", "dolma", "datatrove"]))
        .Select((compression, bytes, shape) => $"release: {{compression: {compression}, shard_bytes: {bytes}, shape: {shape}}}\n");

    private static readonly Gen<(Act[] Acts, int Added, bool IsOtherSalt, string Old, string New)> s_changes = Gen.Select(
        Gen.Frequency((6, Gen.Const(Act.Keep)), (1, Gen.Enum<Act>())).Array[1, 14], Gen.Int[0, 3], Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))), s_packaging, s_packaging);

    [Fact]
    public void ExactlyTheEditsThatWereMadeAreFound() => s_changes.Sample(
        change =>
        {
            var (acts, added, isOtherSalt, oldPackaging, newPackaging) = change;
            var old = acts.Select((_, i) => new Doc($"d/{i}", $"Text of {i}.")).ToList();
            var now = old.Zip(acts).Where(pair => pair.Second != Act.Remove).Select(pair => After(pair.First, pair.Second)).Concat(Enumerable.Range(0, added).Select(i => new Doc($"e/{i}", $"New text {i}."))).ToList();
            if (now.Count == 0)
                return;
            using var pair = new Pair().Release("old", old, $"salt: a\n{oldPackaging}").Release("new", now, $"salt: {(isOtherSalt ? "b" : "a")}\n{newPackaging}");
            var diff = pair.Compare();

            var splits = (Old: new SplitAssigner(s_weights, "a"), New: new SplitAssigner(s_weights, isOtherSalt ? "b" : "a"));
            bool IsMoved(Doc document) => splits.Old.Assign(document.Id) != splits.New.Assign(document.Id);
            var kept = old.Zip(acts).Where(pair => pair.Second is Act.Keep or Act.EditText or Act.EditTitle or Act.Extend).ToList();
            AssertIs(kept.Where(pair => IsMoved(pair.First)).Select(pair => $"{pair.First.Id} {Field(pair.Second)}"), diff.Moved.Select(Shown));
            AssertIs(kept.Where(pair => pair.Second is Act.EditText or Act.EditTitle && !IsMoved(pair.First)).Select(pair => $"{pair.First.Id} {Field(pair.Second)}"), diff.Edited.Select(Shown));
            AssertIs(kept.Where(pair => pair.Second is Act.Extend && !IsMoved(pair.First)).Select(pair => $"{pair.First.Id} note"), diff.Extended.Select(Shown));
            AssertIs(old.Zip(acts).Where(pair => pair.Second is Act.Remove).Select(pair => $"{pair.First.Id} "), diff.Removed.Select(Shown));
            AssertIs(old.Zip(acts).Where(pair => pair.Second is Act.Rename).Select(pair => $"{pair.First.Id}>r/{pair.First.Id}"), diff.Renamed.Select(record => $"{record.OldId}>{record.Id}"));
            AssertIs(Enumerable.Range(0, added).Select(i => $"e/{i} "), diff.Added.Select(Shown));
            Assert.Equal(kept.Count(pair => pair.Second is Act.Keep && !IsMoved(pair.First)), diff.UnchangedCount);

            var isMajor = acts.Any(act => act is Act.EditText or Act.EditTitle or Act.Remove or Act.Rename) || kept.Exists(pair => IsMoved(pair.First)) || ShapeOf(oldPackaging) != ShapeOf(newPackaging);
            var isMinor = added > 0 || acts.Contains(Act.Extend);
            Assert.Equal(isMajor ? ChangeLevel.Major : isMinor ? ChangeLevel.Minor : diff.Level is ChangeLevel.None ? ChangeLevel.None : ChangeLevel.Patch, diff.Level);
        },
        iter: 60,
        threads: 1);

    private static Doc After(Doc document, Act act) => act switch
    {
        Act.EditText => document with { Text = $"{document.Text} More." },
        Act.EditTitle => document with { Title = "Another" },
        Act.Rename => document with { Id = $"r/{document.Id}" },
        Act.Extend => document with { Further = ",\"note\":\"x\"" },
        _ => document,
    };

    private static string Field(Act act) => act switch
    {
        Act.EditText => "text",
        Act.EditTitle => "title",
        Act.Extend => "note",
        _ => "",
    };

    private static string ShapeOf(string packaging) => Enum.GetNames<RecordShape>().Single(name => packaging.Contains($"shape: {name}", StringComparison.OrdinalIgnoreCase));

    private static string Shown(RecordChange change) => $"{change.Id} {string.Join(',', change.Fields)}";

    private static void AssertIs(IEnumerable<string> expected, IEnumerable<string> actual) => Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
}
