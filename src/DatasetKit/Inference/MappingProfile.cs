using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Inference;

/// <summary>What was seen in the mappings of one place: their keys, or, where there are too many, what all their values have in common.</summary>
internal sealed class MappingProfile(ProfileBudget budget, int depth, IReadOnlyCollection<string>? kept = null)
{
    // A mapping with more different keys than this is a table, such as translations by language.
    private const int MaxKeys = 64;

    // Documents have keys of many kinds, and each is worth declaring.
    private const int MaxDocumentKeys = 1000;

    private readonly SortedDictionary<string, ValueProfile> _keys = new(CodePointOrder.Comparer);

    /// <summary>How many mappings were seen.</summary>
    public long Count { get; private set; }

    /// <summary>The keys by code point. <see cref="ValueProfile.Count"/> tells how many mappings have one.</summary>
    public IReadOnlyDictionary<string, ValueProfile> Keys => _keys;

    /// <summary>What the values of keys that are not in <see cref="Keys"/> have in common; null where there are none.</summary>
    public ValueProfile? Others { get; private set; }

    /// <param name="mapping">A mapping.</param>
    /// <param name="isFaulty">Whether a value counts as there, but is not looked at; null where all are.</param>
    public void Add(MappingNode mapping, Func<Node, bool>? isFaulty = null)
    {
        Count++;
        foreach (var entry in mapping.Entries)
        {
            var profile = Of(entry.Key);
            if (isFaulty?.Invoke(entry.Value) == true)
                profile.AddFaulty();
            else
                profile.Add(entry.Value);
        }
    }

    /// <summary>Adds what was seen at another place.</summary>
    public void Add(MappingProfile other)
    {
        Count += other.Count;
        foreach (var (key, profile) in other._keys)
            Of(key).Add(profile);
        if (other.Others is null)
            return;
        Open();
        Others!.Add(other.Others);
    }

    private ValueProfile Of(string key)
    {
        if (_keys.TryGetValue(key, out var known))
            return known;
        var isKept = kept?.Contains(key) == true;
        if (Others is not null && !isKept)
            return Others;
        if (!isKept && (_keys.Count >= (depth == 0 ? MaxDocumentKeys : MaxKeys) || !budget.TryTake(key)))
        {
            Open();
            return Others!;
        }

        return _keys[key] = new ValueProfile(budget, depth + 1);
    }

    /// <summary>Gives up the names of keys.</summary>
    private void Open()
    {
        if (Others is not null)
            return;
        Others = new ValueProfile(budget, depth + 1);
        foreach (var key in _keys.Keys.Where(key => kept?.Contains(key) != true).ToList())
        {
            Others.Add(_keys[key]);
            _keys.Remove(key);
        }
    }
}
