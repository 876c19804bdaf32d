namespace DatasetKit.Versions;

/// <summary>Writes the files of a project that people keep in git.</summary>
internal static class ProjectFolder
{
    /// <summary>Puts a file in the place of another in one step, so that it is whole at any time. A link stays one, and the mode stays.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Replace(string file, ReadOnlySpan<byte> bytes)
    {
        var target = (File.Exists(file) ? File.ResolveLinkTarget(file, returnFinalTarget: true) : null)?.FullName ?? file;
        var temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
