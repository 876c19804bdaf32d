using System.Globalization;
using System.Security.Cryptography;

namespace DatasetKit.Client;

/// <summary>
/// Repeats what failed for a reason that may pass: after half a second, doubled each time, at most 30 seconds, and shortened by chance, so
/// that many clients of one server do not come back at once. What the server asks for in <c>Retry-After</c> is granted up to two minutes.
/// </summary>
internal sealed class Retries(FeedOptions options)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestAsked = TimeSpan.FromMinutes(2);

    public async Task<T> RunAsync<T>(string place, Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (var count = 1; ; count++)
        {
            TransientException failure;
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (TransientException fault)
            {
                failure = fault;
            }

            if (count >= options.MaxAttempts)
                throw new FeedException(FeedCodes.Unreachable, place, $"{failure.Message} {(count == 1 ? "It was tried once." : $"It was tried {count} times.")}", failure);
            if (failure.RetryAfter > s_longestAsked)
                throw new FeedException(FeedCodes.Unreachable, place, string.Create(CultureInfo.InvariantCulture, $"{failure.Message} The server asks to wait {failure.RetryAfter.Value.TotalSeconds:F0} seconds; try again then."), failure);
            await Task.Delay(failure.RetryAfter ?? Backoff(count), options.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan Backoff(int count)
    {
        var longest = s_first * Math.Pow(2, Math.Min(count - 1, 10));
        var bounded = longest < s_longest ? longest : s_longest;
        return bounded * (0.5 + (RandomNumberGenerator.GetInt32(1000) / 2000.0));
    }
}
