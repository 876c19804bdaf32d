using System.Text;

namespace DatasetKit.Client;

/// <summary>Whether a path from elsewhere may be used below a folder of this machine, whatever its system.</summary>
internal static class SafePath
{
    private const int MaxBytes = 1024;
    private const int MaxNameBytes = 200;

    // Windows opens a device where a name without its extension is one of these.
    private static readonly HashSet<string> s_devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "123456789¹²³".SelectMany(digit => (string[])[$"COM{digit}", $"LPT{digit}"])],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the path is relative, stays below its folder, and has names that every system takes.</summary>
    public static bool IsSafe(string path) => Encoding.UTF8.GetByteCount(path) is > 0 and <= MaxBytes && path.Split('/').All(IsName);

    /// <summary>Refuses paths that are not safe, and two that one system could take for the same.</summary>
    /// <exception cref="FeedException">DK4045.</exception>
    public static void Check(IReadOnlyList<string> paths, string place)
    {
        if (paths.FirstOrDefault(path => !IsSafe(path)) is { } bad)
            throw new FeedException(FeedCodes.UnsafePath, place, $"'{bad}' is listed, which is no safe path within the release; nothing was written.");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (paths.FirstOrDefault(path => !seen.Add(path)) is { } twice)
            throw new FeedException(FeedCodes.UnsafePath, place, $"'{twice}' is listed twice, or differs from another path by case alone; nothing was written.");
        if (paths.FirstOrDefault(path => Folders(path).Any(seen.Contains)) is { } below)
            throw new FeedException(FeedCodes.UnsafePath, place, $"'{below}' is listed below another file; nothing was written.");
    }

    private static IEnumerable<string> Folders(string path)
    {
        for (var at = path.IndexOf('/', StringComparison.Ordinal); at > 0; at = path.IndexOf('/', at + 1))
            yield return path[..at];
    }

    private static bool IsName(string name) =>
        name is not ("" or "." or "..")
        && Encoding.UTF8.GetByteCount(name) <= MaxNameBytes
        && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c) || "\\:*?\"<>|".Contains(c, StringComparison.Ordinal))
        && name[^1] is not ('.' or ' ')
        && name[0] != ' '
        && !s_devices.Contains(name.Split('.')[0].TrimEnd(' '));
}
