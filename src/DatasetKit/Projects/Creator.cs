namespace DatasetKit.Projects;

/// <summary>Somebody who made a dataset.</summary>
/// <param name="Name">The person or organisation.</param>
/// <param name="Url">A page; null where not said.</param>
/// <param name="Email">An address; null where not said.</param>
public sealed record Creator(string Name, string? Url, string? Email);
