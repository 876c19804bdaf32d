namespace DatasetKit.Cli;

/// <summary>For whom a result is printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For machines: one line.</summary>
    Json,
}
