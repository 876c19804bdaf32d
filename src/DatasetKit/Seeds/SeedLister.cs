using System.Runtime.ExceptionServices;

namespace DatasetKit.Seeds;

/// <summary>
/// Lists the folder of the seeds and all below it on several threads. Parallel.For does it in a line, but under .NET takes 20 ms to start, the
/// time of 10,000 files.
/// </summary>
/// <param name="options">The project's.</param>
/// <param name="fileTime">The file system's time; files that are hardly older get a digest.</param>
/// <param name="threads">How many threads list.</param>
/// <param name="listed">A folder that was listed just before, by its path relative to the root; null for others.</param>
internal sealed class SeedLister(CorpusOptions options, long fileTime, int threads, Func<string, SeedFolder?> listed)
{
    private readonly SeedPatterns _patterns = new(options);
    private int _idle = threads - 1;
    private bool _isLost;

    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public SeedTree List()
    {
        try
        {
            return ListTree("", options.Root);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
            throw;
        }
    }

    private SeedTree ListTree(string path, string fullPath)
    {
        var folder = ListFolder(path, fullPath);
        var tree = new SeedTree(folder, new SeedTree[folder.Children.Count]);
        List<Task>? others = null;
        try
        {
            for (var i = 0; i < tree.Children.Length && !Volatile.Read(ref _isLost); i++)
            {
                var child = i;
                if (child < tree.Children.Length - 1 && TakeThread())
                    (others ??= []).Add(Task.Run(() => ListElsewhere(tree, path, fullPath, child)));
                else
                    ListChild(tree, path, fullPath, child);
            }
        }
        finally
        {
            if (others is not null)
                WaitFor(others);
        }

        return tree;
    }

    private void ListChild(SeedTree tree, string path, string fullPath, int child)
    {
        var name = tree.Folder.Children[child].Name;
        tree.Children[child] = ListTree(path.Length == 0 ? name : $"{path}/{name}", Path.Combine(fullPath, name));
    }

    private void ListElsewhere(SeedTree tree, string path, string fullPath, int child)
    {
        try
        {
            ListChild(tree, path, fullPath, child);
        }
        finally
        {
            Interlocked.Increment(ref _idle);
        }
    }

    private SeedFolder ListFolder(string path, string fullPath)
    {
        if (listed(path) is { } folder)
            return folder;
        try
        {
            return SeedFolder.List(path, fullPath, options, _patterns, fileTime);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The others need not go on.
            Volatile.Write(ref _isLost, true);
            if (!(fault is FileNotFoundException or DirectoryNotFoundException && path.Contains('\uFFFD', StringComparison.Ordinal)))
                throw;
            throw new IOException($"The folder '{path}' cannot be listed, since its name is not UTF-8; rename it.");
        }
    }

    // Who waits does not list: another may.
    private void WaitFor(List<Task> others)
    {
        Interlocked.Increment(ref _idle);
        try
        {
            Task.WaitAll(others);
        }
        finally
        {
            Interlocked.Decrement(ref _idle);
        }
    }

    private bool TakeThread()
    {
        if (Interlocked.Decrement(ref _idle) >= 0)
            return true;
        Interlocked.Increment(ref _idle);
        return false;
    }
}
