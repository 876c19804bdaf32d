using System.Globalization;
using System.Text;

namespace DatasetKit.Benchmarks.Corpora;

/// <summary>Makes up documents. The same number gives the same document, on every machine and in every order.</summary>
internal static class DocumentGenerator
{
    /// <summary>One document in so many is faulty.</summary>
    public const int FaultEvery = 100;

    private const int LeastBytes = 1_100;
    private const int SpreadBytes = 1_500;

    private static readonly string[] s_english = Words(
        "the harbour keeps a record of every tide and the pier lost its lamp in a storm that nobody had seen before while boats from "
        + "northern villages carried salt wool timber and letters through narrow channels where old charts were wrong until someone measured "
        + "depth again by hand with rope and lead each winter");

    private static readonly string[] s_russian = Words(
        "море каждый вечер приносит к старому причалу новые лодки и люди записывают прилив отлив ветер погоду имена кораблей товары цены "
        + "письма потом эти записи хранят в архиве городской библиотеки до следующей весны");

    private static readonly string[] s_rare = ["“quoted”", "it's", "\"plain\"", "C:\\tides", "naïve", "😀", "潮位", "3.5", "50%", "a\tb", "—", "x < y"];
    private static readonly string[] s_tags = ["tide", "storm", "letters", "trade", "weather", "archive", "charts", "museum", "people", "repairs"];
    private static readonly string[] s_names = ["Ada Byron", "Ilya Petrov", "Mary Somerville", "Jun Ito", "Zoë Brontë", "Omar Haddad", "Анна Орлова"];
    private static readonly string[] s_sources = ["Harbour office", "Town archive", "https://example.org/letters/", "Museum of the coast", "https://example.com/tides?year=", "Pilot station"];

    /// <summary>Makes a document.</summary>
    /// <param name="index">Its number.</param>
    /// <param name="version">How often it was edited.</param>
    public static GeneratedDocument Create(int index, int version = 0)
    {
        var chance = new Chance(((ulong)index << 8) + (ulong)version);
        var isRussian = chance.Below(8) == 0;
        var words = isRussian ? s_russian : s_english;
        var source = s_sources[chance.Below(s_sources.Length)];
        return new GeneratedDocument(
            Sentence(ref chance, words, 3 + chance.Below(5)) + (chance.Below(10) == 0 ? ": a record" : ""),
            string.Create(CultureInfo.InvariantCulture, $"{1950 + chance.Below(75):D4}-{1 + chance.Below(12):D2}-{1 + chance.Below(28):D2}"),
            source[^1] is '/' or '=' ? source + index.ToString(CultureInfo.InvariantCulture) : source,
            s_names[chance.Below(s_names.Length)],
            isRussian ? "ru" : "en",
            1 + chance.Below(400),
            [.. Enumerable.Range(0, 1 + chance.Below(4)).Select(at => s_tags[(index + at) % s_tags.Length])],
            TextOf(ref chance, words, index),
            index % FaultEvery == FaultEvery / 2 ? (Fault)(1 + (index / FaultEvery % 5)) : Fault.None);
    }

    private static string TextOf(ref Chance chance, string[] words, int index)
    {
        // The number makes every text the only one of its kind.
        var text = new StringBuilder().Append("No. ").Append(index).Append(' ');
        var bytes = LeastBytes + chance.Below(SpreadBytes);
        while (Encoding.UTF8.GetByteCount(text.ToString()) is var length && length < bytes)
        {
            // The length is only looked at once a paragraph, since to count is slow.
            for (var sentence = 0; sentence < 3; sentence++)
                text.Append(Sentence(ref chance, words, 6 + chance.Below(12))).Append(sentence < 2 ? ". " : ".");
            text.Append(chance.Below(3) == 0 ? "\n" : "\n\n");
        }

        return text.ToString().TrimEnd();
    }

    private static string Sentence(ref Chance chance, string[] words, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var isRare = count > 8 && chance.Below(30) == 0;
            var word = isRare ? s_rare[chance.Below(s_rare.Length)] : words[chance.Below(words.Length)];
            text.Append(i == 0 ? "" : " ").Append(i == 0 && !isRare ? char.ToUpperInvariant(word[0]) + word[1..] : word);
        }

        return text.ToString();
    }

    private static string[] Words(string text) => text.Split(' ');

    /// <summary>SplitMix64 (Steele, Lea, Flood, 2014): numbers that look random and follow from one number.</summary>
    private struct Chance(ulong seed)
    {
        private ulong _state = seed;

        public int Below(int limit)
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)limit);
        }
    }
}
