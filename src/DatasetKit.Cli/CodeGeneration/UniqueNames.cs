using System.Globalization;

namespace DatasetKit.Cli.CodeGeneration;

/// <summary>Names of one scope, none of which is given twice.</summary>
/// <param name="taken">The names that are not to be given.</param>
internal sealed class UniqueNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = taken.ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The name itself, or where it is taken with the next number behind it.</summary>
    public string Of(string name)
    {
        var unique = name;
        var number = _numbers.GetValueOrDefault(name, 1);
        while (!_taken.Add(unique))
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}{++number}");
        _numbers[name] = number;
        return unique;
    }
}
