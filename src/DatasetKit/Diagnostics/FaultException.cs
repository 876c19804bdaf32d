namespace DatasetKit.Diagnostics;

/// <summary>
/// Carries one finding out of a recursive reader. It never leaves the library: whoever starts a reader catches it and keeps the finding.
/// </summary>
#pragma warning disable CA1032, CA1064 // Not an exception for others: it is made in one way and caught beside the reader.
internal sealed class FaultException(Finding finding) : Exception(finding.Message)
#pragma warning restore CA1032, CA1064
{
    public FaultException(string code, Location location, string message)
        : this(new Finding(code, location, message))
    {
    }

    public Finding Finding { get; } = finding;
}
