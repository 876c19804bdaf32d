namespace DatasetKit.Validation;

/// <summary>A place in a <see cref="Utf8Arena"/>.</summary>
internal readonly record struct IdSpan(int Chunk, int Start, int Bytes);
