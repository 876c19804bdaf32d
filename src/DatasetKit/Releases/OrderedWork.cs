using System.Runtime.ExceptionServices;

namespace DatasetKit.Releases;

/// <summary>
/// Works on items on several threads and hands the results over one at a time, in the order of the items, so that nothing that is made of
/// them depends on how many threads there are. The calling thread is one of them. What comes of an item may come in parts: those of the first
/// item that is not done are received as they come, and a thread that is ahead of it waits while much is held.
/// </summary>
/// <typeparam name="TItem">What is worked on.</typeparam>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal sealed class OrderedWork<TItem, TResult>
    where TResult : class
{
    // So far may a thread be ahead of the slowest: where one result takes long to receive, as when a piece of a shard is compressed, the others
    // go on. What is held in memory is bounded too.
    private const int SlotsForThread = 16;
    private const long MaxHeldBytes = 32 << 20;

    // An object and not a Lock, since threads wait on it for progress.
    private readonly object _lock = new();
    private readonly IEnumerator<TItem> _items;
    private readonly Action<TResult> _consume;
    private readonly Func<TResult, long> _sizeOf;
    private readonly Slot[] _slots;
    private long _taken;
    private long _consumed;
    private long _held;
    private bool _isConsuming;
    private bool _isAtEnd;
    private ExceptionDispatchInfo? _fault;

    private OrderedWork(IEnumerable<TItem> items, int threads, Action<TResult> consume, Func<TResult, long> sizeOf)
    {
        _items = items.GetEnumerator();
        (_consume, _sizeOf) = (consume, sizeOf);
        _slots = [.. Enumerable.Range(0, threads * SlotsForThread).Select(static _ => new Slot())];
    }

    /// <summary>Works on all items.</summary>
    /// <param name="items">The items; one thread at a time asks for the next.</param>
    /// <param name="threads">How many threads work, at least 1.</param>
    /// <param name="createWorker">Makes what one thread works with.</param>
    /// <param name="work">The work on an item, and what comes of it: one result, or several parts.</param>
    /// <param name="consume">Receives the results in order, one at a time.</param>
    /// <param name="sizeOf">How many bytes a result holds. Default: too few to count.</param>
    /// <typeparam name="TWorker">What one thread works with.</typeparam>
    public static void Run<TWorker>(IEnumerable<TItem> items, int threads, Func<TWorker> createWorker, Func<TWorker, TItem, IEnumerable<TResult>> work, Action<TResult> consume, Func<TResult, long>? sizeOf = null)
        where TWorker : IDisposable
    {
        threads = Math.Clamp(threads, 1, BuildOptions.MaxThreads);
        var run = new OrderedWork<TItem, TResult>(items, threads, consume, sizeOf ?? (static _ => 0));
        var others = Enumerable.Range(1, threads - 1).Select(_ => new Thread(() => run.Work(createWorker, work)) { IsBackground = true }).ToList();
        others.ForEach(thread => thread.Start());
        run.Work(createWorker, work);
        others.ForEach(thread => thread.Join());
        run._items.Dispose();
        run._fault?.Throw();
    }

    private void Work<TWorker>(Func<TWorker> createWorker, Func<TWorker, TItem, IEnumerable<TResult>> work)
        where TWorker : IDisposable
    {
        try
        {
            using var worker = createWorker();
            while (Take(out var item, out var number))
            {
                foreach (var part in work(worker, item))
                {
                    HandOver(number, part);
                    WaitForRoom(number);
                }

                HandOver(number, null);
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown again by the thread that started the others.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            lock (_lock)
            {
                _fault ??= ExceptionDispatchInfo.Capture(fault);
                Monitor.PulseAll(_lock);
            }
        }
    }

    private bool Take(out TItem item, out long number)
    {
        lock (_lock)
        {
            while (_fault is null && !_isAtEnd && (_taken - _consumed == _slots.Length || (_held > MaxHeldBytes && _taken > _consumed)))
                Monitor.Wait(_lock);
            _isAtEnd = _isAtEnd || _fault is not null || !_items.MoveNext();
            Monitor.PulseAll(_lock);
            (item, number) = _isAtEnd ? (default!, 0) : (_items.Current, _taken++);
            return !_isAtEnd;
        }
    }

    private void WaitForRoom(long number)
    {
        lock (_lock)
        {
            while (_fault is null && _held > MaxHeldBytes && number > _consumed)
                Monitor.Wait(_lock);
            _fault?.Throw();
        }
    }

    /// <param name="number">The item.</param>
    /// <param name="result">A part of what came of it; null once that was all.</param>
    private void HandOver(long number, TResult? result)
    {
        lock (_lock)
        {
            var slot = _slots[number % _slots.Length];
            if (result is null)
                slot.IsDone = true;
            else
                slot.Parts.Enqueue(result);
            _held += result is null ? 0 : _sizeOf(result);
            if (_isConsuming)
                return;
            _isConsuming = true;
        }

        while (Next() is { } next)
        {
            var size = _sizeOf(next);
            _consume(next);
            lock (_lock)
            {
                _held -= size;
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>The next part in the order of the items; null, and somebody else's to ask for, where it is not there yet.</summary>
    private TResult? Next()
    {
        lock (_lock)
        {
            var slot = _slots[_consumed % _slots.Length];
            while (slot is { IsDone: true, Parts.Count: 0 })
            {
                slot.IsDone = false;
                _consumed++;
                Monitor.PulseAll(_lock);
                slot = _slots[_consumed % _slots.Length];
            }

            if (_fault is null && slot.Parts.TryDequeue(out var part))
                return part;
            _isConsuming = false;
            return null;
        }
    }

    private sealed class Slot
    {
        public Queue<TResult> Parts { get; } = new();

        public bool IsDone { get; set; }
    }
}
