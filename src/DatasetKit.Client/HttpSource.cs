using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace DatasetKit.Client;

/// <summary>A feed on a web server. Nothing that the server says is believed: sizes, ranges, redirects and ends are checked.</summary>
internal sealed class HttpSource : IFeedSource
{
    private const int MaxRedirects = 5;
    private const int BufferBytes = 64 << 10;

    private readonly Uri _root;
    private readonly FeedOptions _options;
    private readonly Retries _retries;
    private readonly HttpClient _client;

    public HttpSource(Uri root, FeedOptions options)
    {
        _root = root.AbsoluteUri.EndsWith('/') ? root : new Uri($"{root.AbsoluteUri}/");
        _options = options;
        _retries = new Retries(options);

        // Redirects are followed here, one by one; bodies are taken as they are, since digests are those of the files.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            MaxConnectionsPerServer = options.Parallelism,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public string PlaceOf(string path) => UriOf(path).AbsoluteUri;

    public Task<byte[]?> ReadAsync(string path, long maxBytes, CancellationToken cancellationToken) =>
        _retries.RunAsync(PlaceOf(path), () => GuardAsync<byte[]?>(
            async guard =>
            {
                using var response = await SendAsync(UriOf(path), 0, guard.Token).ConfigureAwait(false);
                if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                    return null;
                CheckStatus(response, path);
                if (response.Content.Headers.ContentLength > maxBytes)
                    throw TooLong(path, FeedCodes.Unreadable, maxBytes);
                using var bytes = new MemoryStream();
                await CopyAsync(response, bytes, maxBytes, path, FeedCodes.Unreadable, guard).ConfigureAwait(false);
                return bytes.ToArray();
            },
            cancellationToken), cancellationToken);

    public Task FetchAsync(string path, long bytes, FileStream target, CancellationToken cancellationToken) =>
        _retries.RunAsync(PlaceOf(path), () => GuardAsync(
            async guard =>
            {
                // A second attempt goes on where the first one ended.
                var offset = target.Position;
                if (offset == bytes)
                    return true;
                using var response = await SendAsync(UriOf(path), offset, guard.Token).ConfigureAwait(false);
                if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                    throw new FeedException(FeedCodes.Changed, PlaceOf(path), "The feed lists this file, but the server has none.");
                if (offset == 0 || response.StatusCode != HttpStatusCode.RequestedRangeNotSatisfiable)
                    CheckStatus(response, path);
                if (offset > 0 && !IsContinued(response, offset, bytes))
                {
                    // The server ignores ranges, or has another file now: all of it is taken anew.
                    offset = 0;
                    target.SetLength(0);
                    if (response.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.PartialContent)
                        throw new TransientException("The server cannot continue the file.", TimeSpan.Zero, null);
                }

                if (response.Content.Headers.ContentLength is { } length && length != bytes - offset)
                    throw new FeedException(FeedCodes.Changed, PlaceOf(path), $"The server sends {offset + length} bytes, but the feed lists {bytes}.");
                await CopyAsync(response, target, bytes, path, FeedCodes.Changed, guard).ConfigureAwait(false);
                return target.Position == bytes ? true : throw new TransientException($"The server ended after {target.Position} of {bytes} bytes.", null, null);
            },
            cancellationToken), cancellationToken);

    public void Dispose() => _client.Dispose();

    private Uri UriOf(string path) => new(_root, string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));

    private static bool IsContinued(HttpResponseMessage response, long offset, long bytes) =>
        response.StatusCode == HttpStatusCode.PartialContent
        && response.Content.Headers.ContentRange is { From: { } from } range
        && from == offset
        && (range.Length is null || range.Length == bytes);

    private async Task<HttpResponseMessage> SendAsync(Uri uri, long offset, CancellationToken cancellationToken)
    {
        var start = uri;
        for (var count = 0; count <= MaxRedirects; count++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            request.Headers.AcceptEncoding.ParseAdd("identity");
            if (offset > 0)
                request.Headers.Range = new RangeHeaderValue(offset, null);
            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
                return response;
            var target = response.Headers.Location;
            response.Dispose();
            if (target is null)
                throw new FeedException(FeedCodes.Redirect, start.AbsoluteUri, "The server redirects to nowhere.");
            uri = Follow(uri, target);
        }

        throw new FeedException(FeedCodes.Redirect, start.AbsoluteUri, $"The server redirects more than {MaxRedirects} times.");
    }

    internal static Uri Follow(Uri from, Uri location)
    {
        var to = location.IsAbsoluteUri ? location : new Uri(from, location);
        if (to.Scheme != Uri.UriSchemeHttps && to.Scheme != from.Scheme)
            throw new FeedException(FeedCodes.Redirect, from.AbsoluteUri, $"The server redirects to '{to}'; only http and https are followed, and never from https to http.");
        return to;
    }

    private void CheckStatus(HttpResponseMessage response, string path)
    {
        var status = (int)response.StatusCode;
        if (status is 200 or 206)
        {
            if (response.Content.Headers.ContentEncoding.Any(coding => coding is not "identity"))
                throw new FeedException(FeedCodes.Changed, PlaceOf(path), $"The server encodes the file as '{string.Join(", ", response.Content.Headers.ContentEncoding)}' though it was asked not to.");
            return;
        }

        var message = $"The server answers {status} {response.ReasonPhrase}.";
        if (status is 408 or 429 or 500 or 502 or 503 or 504)
            throw new TransientException(message, RetryAfter(response), null);
        throw new FeedException(FeedCodes.Unreachable, PlaceOf(path), message);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - _options.Clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private async Task CopyAsync(HttpResponseMessage response, Stream target, long maxBytes, string path, string code, StallGuard guard)
    {
        using var body = await response.Content.ReadAsStreamAsync(guard.Token).ConfigureAwait(false);
        var buffer = new byte[BufferBytes];
        while (await body.ReadAsync(buffer, guard.Token).ConfigureAwait(false) is > 0 and var count)
        {
            guard.Received(count);
            if (target.Position + count > maxBytes)
                throw TooLong(path, code, maxBytes);
            await target.WriteAsync(buffer.AsMemory(0, count), guard.Token).ConfigureAwait(false);
        }
    }

    private FeedException TooLong(string path, string code, long maxBytes) =>
        new(code, PlaceOf(path), $"The server sends more than the {maxBytes} bytes that there may be.");

    /// <summary>Runs one attempt and tells failures that may pass from those that will not.</summary>
    private async Task<T> GuardAsync<T>(Func<StallGuard, Task<T>> attempt, CancellationToken cancellationToken)
    {
        using var guard = new StallGuard(_options, cancellationToken);
        try
        {
            return await attempt(guard).ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (guard.HasStalled && !cancellationToken.IsCancellationRequested)
        {
            throw new TransientException(string.Create(CultureInfo.InvariantCulture, $"The server was silent or too slow for {_options.StallTimeout.TotalSeconds:0.#} seconds."), null, fault);
        }
        catch (HttpRequestException fault)
        {
            throw new TransientException($"The server cannot be reached: {fault.Message.TrimEnd('.')}.", null, fault);
        }
        catch (HttpIOException fault)
        {
            throw new TransientException($"The connection broke: {fault.Message.TrimEnd('.')}.", null, fault);
        }
        catch (IOException fault) when (fault.InnerException is System.Net.Sockets.SocketException)
        {
            throw new TransientException($"The connection broke: {fault.Message.TrimEnd('.')}.", null, fault);
        }
    }
}
