using System.Text;

namespace DatasetKit.Seeds;

/// <summary>Extensions of seeds, and what else is written for them.</summary>
internal static class SeedExtensions
{
    private static readonly (byte[] Written, string Usual)[] s_synonyms =
    [
        (".markdown"u8.ToArray(), ".md"),
        (".mdown"u8.ToArray(), ".md"),
        (".mkdn"u8.ToArray(), ".md"),
        (".mkd"u8.ToArray(), ".md"),
        (".text"u8.ToArray(), ".txt"),
        (".ndjson"u8.ToArray(), ".jsonl"),
    ];

    /// <summary>The usual spelling of an extension, such as <c>.md</c> for <c>.MD</c> and <c>.markdown</c>.</summary>
    /// <param name="extension">The extension with its dot, in UTF-8.</param>
    /// <returns>Null where it is the usual one, or none that has another.</returns>
    public static string? Usual(ReadOnlySpan<byte> extension)
    {
        foreach (var (written, usual) in s_synonyms)
        {
            if (Ascii.EqualsIgnoreCase(extension, written))
                return usual;
        }

        return extension.IndexOfAnyInRange((byte)'A', (byte)'Z') < 0 ? null : Encoding.UTF8.GetString(extension).ToLowerInvariant();
    }
}
