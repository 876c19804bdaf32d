namespace DatasetKit.Inference;

/// <summary>How much may be remembered of a corpus, so that no corpus fills the memory. Ordinary ones need some thousandths of it.</summary>
internal sealed class ProfileBudget
{
    private const int KeyCost = 200;

    private long _left = 64 << 20;

    /// <summary>Whether one more key may be remembered by its name.</summary>
    public bool TryTake(string key)
    {
        _left -= KeyCost + (2 * key.Length);
        return _left >= 0;
    }
}
