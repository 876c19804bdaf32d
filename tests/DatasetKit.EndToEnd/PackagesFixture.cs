namespace DatasetKit.EndToEnd;

/// <summary>
/// Lends the packages to a class of tests. Classes run side by side and share them: they are made for the first class and removed after
/// the last.
/// </summary>
public sealed class PackagesFixture : IDisposable
{
    private static readonly Lock s_lock = new();
    private static Packages? s_packages;
    private static int s_borrowers;

    /// <summary>Makes the packages unless another class has done so.</summary>
    public PackagesFixture()
    {
        lock (s_lock)
        {
            s_packages ??= new Packages();
            s_borrowers++;
        }
    }

    /// <summary>A new folder for projects.</summary>
    public Workspace NewWorkspace(string name = "work") => s_packages!.NewWorkspace(name);

    /// <inheritdoc />
    public void Dispose()
    {
        lock (s_lock)
        {
            if (--s_borrowers > 0)
                return;
            s_packages!.Dispose();
            s_packages = null;
        }
    }
}
