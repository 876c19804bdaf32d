namespace DatasetKit.Client;

/// <summary>Ends a request whose server is silent, or so slow that it might as well be.</summary>
internal sealed class StallGuard : IDisposable
{
    private const int StepBytes = 64 << 10;

    private readonly TimeSpan _timeout;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;
    private int _received;

    public StallGuard(FeedOptions options, CancellationToken cancellationToken)
    {
        _timeout = options.StallTimeout;
        _timer = new CancellationTokenSource(_timeout, options.Clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellationToken);
    }

    public CancellationToken Token => _either.Token;

    public bool HasStalled => _timer.IsCancellationRequested;

    /// <summary>Gives more time for every 64 KiB: bytes that drip in one by one do not count.</summary>
    public void Received(int bytes)
    {
        _received += bytes;
        if (_received < StepBytes)
            return;
        _received = 0;
        _timer.CancelAfter(_timeout);
    }

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
