namespace DatasetKit.Validation;

/// <summary>A folder that is registered under a URI, so that schemas with remote references can be checked off-line.</summary>
/// <param name="Uri">What the URIs of its files begin with, such as <c>http://localhost:1234/</c>; a <c>/</c> is added where it lacks one at its end.</param>
/// <param name="Directory">The folder, absolute.</param>
/// <param name="Name">The folder as diagnostics name it.</param>
public sealed record SchemaMap(Uri Uri, string Directory, string Name)
{
    internal string Prefix => Uri.AbsoluteUri.EndsWith('/') || Uri.AbsoluteUri.EndsWith(':') ? Uri.AbsoluteUri : $"{Uri.AbsoluteUri}/";
}
