using System.Globalization;
using System.Text;

namespace DatasetKit.Seeds;

/// <summary>
/// Normalization Form C (Unicode Standard Annex 15) from an embedded table. <see cref="string.Normalize()"/> asks ICU and does nothing at all
/// in .NET's invariant mode, which small container images use, so ids would differ from machine to machine.
/// </summary>
internal static class Nfc
{
    private const char FirstWithWork = '\u0300';
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7, LeadCount = 19, VowelCount = 21, TailCount = 28;

    // Read when the first text needs it, which most corpora never do.
    private static readonly Lazy<Tables> s_tables = new(Tables.Read);

    public static string Normalise(string text)
    {
        // Nothing below U+0300 composes with what stands before it.
        if (!text.AsSpan().ContainsAnyInRange(FirstWithWork, char.MaxValue))
            return text;
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune.Value, points);
        Reorder(points);
        Compose(points);
        var result = new StringBuilder(text.Length);
        foreach (var point in points)
            result.Append(char.ConvertFromUtf32(point));
        return result.ToString();
    }

    private static void Decompose(int point, List<int> result)
    {
        var syllable = point - HangulBase;
        if (syllable is >= 0 and < LeadCount * VowelCount * TailCount)
        {
            result.Add(LeadBase + (syllable / (VowelCount * TailCount)));
            result.Add(VowelBase + (syllable % (VowelCount * TailCount) / TailCount));
            if (syllable % TailCount > 0)
                result.Add(TailBase + (syllable % TailCount));
        }
        else if (s_tables.Value.Parts.TryGetValue(point, out var parts))
        {
            foreach (var part in parts)
                Decompose(part, result);
        }
        else
        {
            result.Add(point);
        }
    }

    /// <summary>Sorts each run of combining marks by class; marks of one class keep their order.</summary>
    private static void Reorder(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var end = start;
            while (end < points.Count && ClassOf(points[end]) > 0)
                end++;
            if (end - start > 1)
            {
                var sorted = points.GetRange(start, end - start).OrderBy(ClassOf).ToList();
                for (var i = 0; i < sorted.Count; i++)
                    points[start + i] = sorted[i];
            }

            start = end;
        }
    }

    private static void Compose(List<int> points)
    {
        var (starter, write, lastClass) = (-1, 0, -1);
        for (var read = 0; read < points.Count; read++)
        {
            var (point, own) = (points[read], ClassOf(points[read]));
            if (starter >= 0 && lastClass < own | (lastClass == -1 && own == 0) && TryCompose(points[starter], point) is { } composed)
            {
                points[starter] = composed;
                continue;
            }

            if (own == 0)
                (starter, lastClass) = (write, -1);
            else
                lastClass = own;
            points[write++] = point;
        }

        points.RemoveRange(write, points.Count - write);
    }

    private static int? TryCompose(int first, int second)
    {
        var (lead, vowel) = (first - LeadBase, second - VowelBase);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
            return HangulBase + (((lead * VowelCount) + vowel) * TailCount);
        var (syllable, tail) = (first - HangulBase, second - TailBase);
        if (syllable is >= 0 and < LeadCount * VowelCount * TailCount && syllable % TailCount == 0 && tail is > 0 and < TailCount)
            return first + tail;
        return s_tables.Value.Composed.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static int ClassOf(int point) => s_tables.Value.Classes.GetValueOrDefault(point);

    private sealed record Tables(Dictionary<int, int[]> Parts, Dictionary<(int, int), int> Composed, Dictionary<int, int> Classes)
    {
        public static Tables Read()
        {
            var tables = new Tables([], [], []);
            using var reader = new StreamReader(typeof(Nfc).Assembly.GetManifestResourceStream("canonical.txt")!);
            while (reader.ReadLine() is { } line)
            {
                if (line[0] == '#')
                    continue;
                if (line.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon)
                    tables.AddClass(line, colon);
                else
                    tables.AddParts(line, line.AsSpan().IndexOfAny('=', '>'));
            }

            return tables;
        }

        private void AddClass(string line, int colon)
        {
            var dash = line.IndexOf('-', StringComparison.Ordinal);
            for (var point = Hex(line.AsSpan(0, dash)); point <= Hex(line.AsSpan(dash + 1, colon - dash - 1)); point++)
                Classes.Add(point, int.Parse(line.AsSpan(colon + 1), CultureInfo.InvariantCulture));
        }

        private void AddParts(string line, int sign)
        {
            var point = Hex(line.AsSpan(0, sign));
            int[] parts = [.. line[(sign + 1)..].Split(' ').Select(part => Hex(part))];
            Parts.Add(point, parts);
            if (line[sign] == '=')
                Composed.Add((parts[0], parts[1]), point);
        }

        private static int Hex(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
