using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DatasetKit.Tests.Client;

/// <summary>A web server on loopback that serves a folder, with ranges, and misbehaves where a test says so.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _folder;

    public LoopbackServer(string folder)
    {
        _folder = folder;
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/feed";
        _ = AcceptAsync();
    }

    public string Url { get; }

    /// <summary>What was asked for: the path, and <c> from N</c> where only a part was.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Answers in place of the folder; false leaves the answer to it.</summary>
    public Func<Request, Task<bool>> Misbehave { get; set; } = static _ => Task.FromResult(false);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
            _ = fault;
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var path = (await reader.ReadLineAsync(_stop.Token))!.Split(' ')[1];
                long from = 0;
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
                {
                    if (header.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                        from = long.Parse(header["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
                }

                var request = new Request(Uri.UnescapeDataString(path)["/feed/".Length..], from, stream, _folder, _stop.Token);
                Requests.Enqueue(from > 0 ? $"{request.Path} from {from}" : request.Path);
                if (!await Misbehave(request))
                    await request.ServeAsync();
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client has had enough.
            _ = fault;
        }
    }

    /// <summary>One request, and ways to answer it.</summary>
    internal sealed record Request(string Path, long From, NetworkStream Stream, string Folder, CancellationToken Stopped)
    {
        public bool IsFor(string end) => Path.EndsWith(end, StringComparison.Ordinal);

        public byte[] File => System.IO.File.ReadAllBytes(System.IO.Path.Combine(Folder, Path));

        public async Task<bool> ServeAsync()
        {
            if (!System.IO.File.Exists(System.IO.Path.Combine(Folder, Path)))
                return await AnswerAsync("404 Not Found", "", []);
            var bytes = File;
            return From > 0
                ? await AnswerAsync("206 Partial Content", $"Content-Range: bytes {From}-{bytes.Length - 1}/{bytes.Length}\r\n", bytes[(int)From..])
                : await AnswerAsync("200 OK", "", bytes);
        }

        /// <summary>Sends an answer whose length is said to be what it is, unless the headers say another.</summary>
        public async Task<bool> AnswerAsync(string status, string headers, byte[] body)
        {
            var length = headers.Contains("Content-Length", StringComparison.Ordinal) || headers.Contains("Transfer-Encoding", StringComparison.Ordinal) ? "" : $"Content-Length: {body.Length}\r\n";
            await Stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{length}{headers}\r\n"), Stopped);
            await Stream.WriteAsync(body, Stopped);
            return true;
        }

        /// <summary>Sends bytes until the client has had enough.</summary>
        public async Task<bool> FloodAsync(string headers)
        {
            await AnswerAsync("200 OK", headers.Length == 0 ? "Content-Length: 4000000000000\r\n" : headers, []);
            var chunk = new byte[1 << 16];
            var framed = (byte[])[.. Encoding.ASCII.GetBytes("10000\r\n"), .. chunk, 13, 10];
            while (true)
                await Stream.WriteAsync(headers.Contains("chunked", StringComparison.Ordinal) ? framed : chunk, Stopped);
        }

        /// <summary>Says nothing more until the client goes.</summary>
        public async Task<bool> WaitAsync() => await Stream.ReadAsync(new byte[1], Stopped) >= 0;
    }
}
