namespace DatasetKit.Projects;

/// <summary>Which keys a record has and where.</summary>
public enum RecordShape
{
    /// <summary><c>id, title, date, source, text, metadata</c>, the further keys within <c>metadata</c>.</summary>
    Nested,

    /// <summary><c>id, title, date, source, text</c> and the further keys as columns beside them.</summary>
    Flat,

    /// <summary>The document format of AllenAI's Dolma: <c>id, text, source, created, metadata</c>.</summary>
    Dolma,

    /// <summary>What Hugging Face's datatrove reads: <c>text, id, metadata</c>.</summary>
    Datatrove,
}
