using System.Runtime.ExceptionServices;

namespace DatasetKit.Seeds;

/// <summary>A folder with those below it.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Children">Those in it, in the order of <see cref="SeedFolder.Children"/>.</param>
internal sealed record SeedTree(SeedFolder Folder, SeedTree[] Children)
{
    /// <summary>Lists the folder of the seeds and all below it.</summary>
    /// <param name="options">The project's.</param>
    /// <param name="fileTime">The file system's time; files that are hardly older get a digest.</param>
    /// <param name="threads">How many threads list.</param>
    /// <param name="listed">A folder that was listed just before, by its path relative to the root; null for others.</param>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static SeedTree List(CorpusOptions options, long fileTime, int threads, Func<string, SeedFolder?> listed)
    {
        var patterns = new SeedPatterns(options);
        var idle = threads - 1;
        var isLost = false;
        try
        {
            return Below("", options.Root);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
            throw;
        }

        // Parallel.For does it in a line, but under .NET takes 20 ms to start, the time of 10,000 files.
        SeedTree Below(string path, string fullPath)
        {
            var folder = listed(path) ?? ListOne(path, fullPath);
            var children = new SeedTree[folder.Children.Count];
            List<Task>? others = null;
            try
            {
                for (var i = 0; i < children.Length && !Volatile.Read(ref isLost); i++)
                {
                    var child = i;
                    if (child < children.Length - 1 && TakeThread())
                        (others ??= []).Add(Task.Run(() => ListElsewhere(child)));
                    else
                        ListChild(child);
                }
            }
            finally
            {
                if (others is not null)
                    WaitFor(others);
            }

            return new SeedTree(folder, children);

            void ListChild(int child)
            {
                var name = folder.Children[child].Name;
                children[child] = Below(path.Length == 0 ? name : $"{path}/{name}", Path.Combine(fullPath, name));
            }

            void ListElsewhere(int child)
            {
                try
                {
                    ListChild(child);
                }
                finally
                {
                    Interlocked.Increment(ref idle);
                }
            }
        }

        // Who waits does not list: another may.
        void WaitFor(List<Task> others)
        {
            Interlocked.Increment(ref idle);
            try
            {
                Task.WaitAll(others);
            }
            finally
            {
                Interlocked.Decrement(ref idle);
            }
        }

        bool TakeThread()
        {
            if (Interlocked.Decrement(ref idle) >= 0)
                return true;
            Interlocked.Increment(ref idle);
            return false;
        }

        SeedFolder ListOne(string path, string fullPath)
        {
            try
            {
                return SeedFolder.List(path, fullPath, options, patterns, fileTime);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The others need not go on.
                Volatile.Write(ref isLost, true);
                if (!(fault is FileNotFoundException or DirectoryNotFoundException && path.Contains('\uFFFD', StringComparison.Ordinal)))
                    throw;
                throw new IOException($"The folder '{path}' cannot be listed, since its name is not UTF-8; rename it.");
            }
        }
    }
}
