namespace DatasetKit.Versions;

/// <summary>
/// The place of a value in a record. Keys may hold any character but a control, so places are kept with a control between the keys, and
/// shown with a full stop, as diagnostics show them.
/// </summary>
internal static class FieldPath
{
    /// <summary>Stands for each item of a list.</summary>
    public const string Item = "\u001E";

    private const char Separator = '\u001F';

    public static string Child(string path, string key) => path.Length == 0 ? key : $"{path}{Separator}{key}";

    public static string[] Keys(string path) => path.Split(Separator);

    public static string Show(string path) => path.Replace($"{Separator}{Item}", "[]", StringComparison.Ordinal).Replace(Separator, '.');
}
