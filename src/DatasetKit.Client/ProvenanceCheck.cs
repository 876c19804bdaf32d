using System.Security.Cryptography;

namespace DatasetKit.Client;

/// <summary>Checks a provenance statement: signed by the key, of the kind that is meant, and about this release.</summary>
public static class ProvenanceCheck
{
    /// <summary>The type of an in-toto statement, version 1.</summary>
    public const string StatementType = "https://in-toto.io/Statement/v1";

    /// <summary>The type of SLSA's provenance, version 1.</summary>
    public const string PredicateType = "https://slsa.dev/provenance/v1";

    /// <summary>Checks a statement.</summary>
    /// <param name="envelope">The file's bytes: one DSSE envelope on a line.</param>
    /// <param name="manifest">The bytes of the release's manifest.</param>
    /// <param name="key">The key that must have signed it.</param>
    /// <param name="place">Where the statement is, for messages.</param>
    /// <exception cref="FeedException">DK4049: it is not signed by the key, or speaks of something else.</exception>
    public static void Check(ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> manifest, SignatureKey key, string place)
    {
        ArgumentNullException.ThrowIfNull(key);
        var read = Parse(envelope, FeedJson.Default.DsseEnvelope, place);
        CheckItems(read.Signatures, place);
        var signed = Dsse.PreAuthenticationEncoding(read.PayloadType, read.Payload);
        if (read.PayloadType != Dsse.InTotoPayloadType || !read.Signatures.Any(signature => key.Verify(signed, signature.Signature)))
            throw Invalid(place, "The provenance statement is not signed by this key.");

        // Only now is the payload read: until here anybody could have written it.
        var statement = Parse(read.Payload, FeedJson.Default.InTotoStatement, place);
        CheckItems(statement.Subjects, place);
        if (statement.Type != StatementType || statement.PredicateType != PredicateType)
            throw Invalid(place, $"The statement is a '{statement.PredicateType}' and no provenance.");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(manifest));
        if (!statement.Subjects.Any(subject => subject.Digest.TryGetValue("sha256", out var digest) && digest == sha256))
            throw Invalid(place, "The provenance statement speaks of another release.");
    }

    private static void CheckItems<T>(IEnumerable<T?> items, string place)
        where T : class
    {
        if (items.Contains(null))
            throw Invalid(place, "A list of the provenance statement holds null.");
    }

    private static T Parse<T>(ReadOnlySpan<byte> json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, string place)
    {
        try
        {
            return FeedFormat.Parse(json, type, place);
        }
        catch (FeedException fault)
        {
            throw Invalid(place, $"The provenance statement cannot be read: {fault.Message}");
        }
    }

    private static FeedException Invalid(string place, string message) => new(FeedCodes.Provenance, place, message);
}
