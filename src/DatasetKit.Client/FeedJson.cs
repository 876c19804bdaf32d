using System.Text.Json;
using System.Text.Json.Serialization;

namespace DatasetKit.Client;

/// <summary>How the feed's files are read: strictly, since a feed may be hostile. Keys that are not known are skipped, so that a later format may add some.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowDuplicateProperties = false,
    MaxDepth = 32,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FeedIndex))]
[JsonSerializable(typeof(FeedVersion))]
[JsonSerializable(typeof(ReleaseManifest))]
[JsonSerializable(typeof(DsseEnvelope))]
[JsonSerializable(typeof(InTotoStatement))]
internal sealed partial class FeedJson : JsonSerializerContext;

/// <summary>How records are read where the caller says nothing: as deep as metadata may be.</summary>
[JsonSourceGenerationOptions(MaxDepth = 128)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class RecordJson : JsonSerializerContext;
