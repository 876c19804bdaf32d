using System.Text;
using System.Text.Json.Serialization;

namespace DatasetKit.Client;

/// <summary>The envelope that carries a signed statement, DSSE 1.0: the signature covers the payload and its type.</summary>
public static class Dsse
{
    /// <summary>The type of an in-toto statement.</summary>
    public const string InTotoPayloadType = "application/vnd.in-toto+json";

    /// <summary>The bytes that are signed: DSSE's pre-authentication encoding.</summary>
    /// <param name="payloadType">The payload's type, ASCII.</param>
    /// <param name="payload">The payload.</param>
    /// <returns><c>DSSEv1</c>, the type and the payload, each after its length in bytes.</returns>
    public static byte[] PreAuthenticationEncoding(string payloadType, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(payloadType);
        return [.. Encoding.UTF8.GetBytes($"DSSEv1 {Encoding.UTF8.GetByteCount(payloadType)} {payloadType} {payload.Length} "), .. payload];
    }
}

/// <summary>An envelope as it is read.</summary>
internal sealed record DsseEnvelope
{
    [JsonPropertyName("payload")]
    public required byte[] Payload { get; init; }

    [JsonPropertyName("payloadType")]
    public required string PayloadType { get; init; }

    [JsonPropertyName("signatures")]
    public required IReadOnlyList<DsseSignature> Signatures { get; init; }
}

/// <summary>A signature of an envelope.</summary>
internal sealed record DsseSignature
{
    [JsonPropertyName("sig")]
    public required byte[] Signature { get; init; }
}
