using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>What one format found in a seed, before sidecar and folder defaults join it.</summary>
/// <param name="Metadata">What the seed says itself.</param>
/// <param name="Text">The body, not yet trimmed.</param>
/// <param name="TextLine">The line on which the body begins.</param>
/// <param name="Fault">What kept the form from being read; the metadata then holds what could be read before it.</param>
/// <param name="NoText">What to say of it where it has no text; null for the usual.</param>
/// <param name="IsTextOnly">Whether its format has no values but texts.</param>
/// <param name="HasNoKeys">Whether its format has no place for other keys than it holds.</param>
internal readonly record struct RawDocument(MappingNode Metadata, ReadOnlyMemory<byte> Text, int TextLine, Finding? Fault = null, Finding? NoText = null, bool IsTextOnly = false, bool HasNoKeys = false);
