using DatasetKit.Client;

namespace DatasetKit.MSBuild;

/// <summary>Reads a file that holds a key.</summary>
internal static class KeyFile
{
    /// <summary>The text of the file.</summary>
    /// <param name="file">The file, absolute or relative to the folder.</param>
    /// <param name="folder">The MSBuild project's folder.</param>
    /// <exception cref="FeedException">DK4050: it cannot be read.</exception>
    public static string Read(string file, string folder)
    {
        try
        {
            return File.ReadAllText(Path.GetFullPath(file, folder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FeedException("DK4050", file, $"The key cannot be read: {fault.Message}", fault);
        }
    }
}
