namespace DatasetKit.Cli;

/// <summary>For whom a comparison is printed.</summary>
internal enum DiffFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For machines: one line.</summary>
    Json,

    /// <summary>For a pull request.</summary>
    Markdown,
}
