using System.Collections.Frozen;
using System.Text;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>
/// The sets of code points of Unicode 17 that the library carries, as .NET knows only categories, and those of the version that it was built
/// with. <c>build/unicode/make.mjs</c> writes the table.
/// </summary>
internal static class UnicodeTable
{
    private static readonly Lazy<FrozenDictionary<string, Lazy<CodePointSet>>> Sets = new(Read);

    /// <summary>A set by one of its names, such as <c>gc=Lu</c>, <c>sc=Greek</c> or <c>Alphabetic</c>; null where there is none.</summary>
    public static CodePointSet? Find(string name) => Sets.Value.GetValueOrDefault(name)?.Value;

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Sets.Value.Keys;

    /// <summary>A set that is there.</summary>
    public static CodePointSet Get(string name) => Sets.Value[name].Value;

    // Most patterns need none and others one or two, so a set is decoded when somebody asks for it.
    private static FrozenDictionary<string, Lazy<CodePointSet>> Read()
    {
        var sets = new Dictionary<string, Lazy<CodePointSet>>(StringComparer.Ordinal);
        foreach (var line in Encoding.ASCII.GetString(EmbeddedFile.Read("unicode.txt")).Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || line[0] == '#')
                continue;
            var set = new Lazy<CodePointSet>(() => CodePointSet.Decode(line.AsSpan(colon + 1)));
            foreach (var name in line[..colon].Split(' '))
                sets.Add(name, set);
        }

        return sets.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
