using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>
/// The state of a build while it is written. What takes long is written by another thread while the release is written and published, and waits
/// for the disk; nothing of it counts before it is completed, and where it cannot be written nothing is lost but the time of the next build.
/// </summary>
internal sealed class PendingState : IDisposable
{
    // What a killed build left under this name, the next one overwrites.
    private const string Ending = ".new";

    private readonly string _documentsFile;
    private readonly string _stateFile;
    private readonly FileStream _lock;
    private readonly Func<BuildResult, IReadOnlyList<ReleaseFile>, Hash128, StateFile> _complete;
    private readonly Func<string, Hash128> _writeDocuments;
    private readonly Task _folders;
    private Task<Hash128>? _documents;
    private StateFileWriter? _state;

    /// <param name="heldLock">The lock of the folder with the two files, which is released at the end.</param>
    /// <param name="documentsFile">The file that remembers the documents.</param>
    /// <param name="stateFile">The file that remembers the build.</param>
    /// <param name="writeDocuments">Writes the documents to a file and tells their digest.</param>
    /// <param name="writeFolders">Writes the folders of the corpus.</param>
    /// <param name="complete">Makes of the result, the shards and the digest of the documents what is remembered beside the folders.</param>
    public PendingState(
        FileStream heldLock,
        string documentsFile,
        string stateFile,
        Func<string, Hash128> writeDocuments,
        Action<StateFileWriter> writeFolders,
        Func<BuildResult, IReadOnlyList<ReleaseFile>, Hash128, StateFile> complete)
    {
        (_lock, _documentsFile, _stateFile, _writeDocuments, _complete) = (heldLock, documentsFile, stateFile, writeDocuments, complete);
        _folders = Task.Run(() =>
        {
            _state = new StateFileWriter(_stateFile + Ending);
            writeFolders(_state);
        });
    }

    /// <summary>Begins to write the documents, which now know the places of their records.</summary>
    public void WriteDocuments() => _documents = Task.Run(() => _writeDocuments(_documentsFile + Ending));

    /// <summary>Keeps the state.</summary>
    /// <param name="result">What the build found and made.</param>
    /// <param name="shards">The shards that it made, in the order of the release.</param>
    public void Complete(BuildResult result, IReadOnlyList<ReleaseFile> shards) => WhereWritable(() =>
    {
        _folders.GetAwaiter().GetResult();
        var documents = _documents!.GetAwaiter().GetResult();
        _state!.Complete(_complete(result, shards, documents));
        File.Move(_documentsFile + Ending, _documentsFile, overwrite: true);
        File.Move(_stateFile + Ending, _stateFile, overwrite: true);
    });

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        // What went wrong there costs the next build its time, and no more.
        Task.WaitAny(_folders);
        if (_documents is not null)
            Task.WaitAny(_documents);
        WhereWritable(() => _state?.Dispose());
        WhereWritable(() => File.Delete(_documentsFile + Ending));
        WhereWritable(() => File.Delete(_stateFile + Ending));
        _lock.Dispose();
    }

    // A state that is not kept costs the next build its time; a build does not fail for it.
    private static void WhereWritable(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _ = fault;
        }
    }
}
