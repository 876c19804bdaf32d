namespace DatasetKit.Releases;

/// <summary>
/// Makes files durable on threads of their own, while others are written: a disk may need a tenth of a second for what was given to the system
/// in the last moments, and there is enough to do meanwhile.
/// </summary>
internal sealed class PendingSyncs : IDisposable
{
    // Where so many shards wait for the disk, the next waits for the first of them; each takes a thread.
    private const int MaxPending = 4;

    private readonly Lock _lock = new();
    private readonly Queue<Task> _pending = [];

    /// <summary>Begins to make a file durable that is written.</summary>
    /// <param name="file">The file, which no handle keeps others from opening.</param>
    /// <param name="early">What made it durable while it was written; null for nothing.</param>
    /// <exception cref="IOException">A file before it could not be made durable.</exception>
    public void Begin(string file, EarlySync? early = null)
    {
        Task? oldest = null;
        lock (_lock)
        {
            _pending.Enqueue(OwnThread.Run(() => Sync(file, early)));
            if (_pending.Count > MaxPending)
                oldest = _pending.Dequeue();
        }

        oldest?.GetAwaiter().GetResult();
    }

    /// <summary>Waits until all files are durable.</summary>
    /// <exception cref="IOException">One could not be made so.</exception>
    public void Wait()
    {
        while (Next() is { } sync)
            sync.GetAwaiter().GetResult();
    }

    /// <summary>Waits until no file is in use; what could not be made durable is not asked for any more.</summary>
    public void Dispose()
    {
        while (Next() is { } sync)
            Task.WaitAny(sync);
    }

    private Task? Next()
    {
        lock (_lock)
            return _pending.TryDequeue(out var sync) ? sync : null;
    }

    private static void Sync(string file, EarlySync? early)
    {
        early?.Wait();
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        FileSystem.MakeDurable(handle);
    }
}
