namespace DatasetKit.Projects;

/// <summary>What happens to a document with an error.</summary>
public enum OnInvalid
{
    /// <summary>One error and nothing is released.</summary>
    Fail,

    /// <summary>The valid documents are released; the others are listed with their diagnostics beside the release folder.</summary>
    Drop,
}
