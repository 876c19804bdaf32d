namespace DatasetKit.Client;

/// <summary>A failure of the network that may be gone at the next attempt. It never leaves the library.</summary>
#pragma warning disable CA1032, CA1064 // Not an exception for others: it is made in one way and caught beside the request.
internal sealed class TransientException(string message, TimeSpan? retryAfter, Exception? cause) : Exception(message, cause)
#pragma warning restore CA1032, CA1064
{
    /// <summary>How long the server asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
