namespace DatasetKit.Client;

/// <summary>The permanent codes of what can go wrong with a feed. The package DatasetKit explains each: <c>datasetkit explain DK4044</c>.</summary>
internal static class FeedCodes
{
    public const string Unreadable = "DK4041";
    public const string NotInFeed = "DK4042";
    public const string Yanked = "DK4043";
    public const string Changed = "DK4044";
    public const string UnsafePath = "DK4045";
    public const string Unreachable = "DK4046";
    public const string Redirect = "DK4047";
    public const string Signature = "DK4048";
    public const string Provenance = "DK4049";
    public const string Key = "DK4050";
    public const string Records = "DK4051";
    public const string TargetTaken = "DK4052";
}
