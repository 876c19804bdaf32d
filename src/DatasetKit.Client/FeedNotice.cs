namespace DatasetKit.Client;

/// <summary>Something worth knowing that stopped nothing.</summary>
/// <param name="Code">The permanent code, <c>DK</c> and four digits.</param>
/// <param name="Place">What is meant.</param>
/// <param name="Message">Whole sentences.</param>
public sealed record FeedNotice(string Code, string Place, string Message);
