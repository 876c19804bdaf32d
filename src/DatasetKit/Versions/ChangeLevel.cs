namespace DatasetKit.Versions;

/// <summary>
/// How far two releases differ, in the words of Semantic Versioning as the Croissant format applies them to data
/// (https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html, "Dataset Versioning").
/// </summary>
public enum ChangeLevel
{
    /// <summary>Every file is the same.</summary>
    None,

    /// <summary>The same records, packaged otherwise or described otherwise.</summary>
    Patch,

    /// <summary>Every old record is there, unchanged, in the same split; records or optional metadata keys were added.</summary>
    Minor,

    /// <summary>A record was edited, removed, renamed or moved to another split, or the record schema is narrower.</summary>
    Major,
}
