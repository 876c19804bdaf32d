using System.Text;
using CsCheck;
using DatasetKit.Seeds;

namespace DatasetKit.Tests.Seeds;

/// <summary>Names of files, held against plain lists of strings.</summary>
public class NameListTests
{
    private static readonly Gen<string[]> Names = Gen.String[Gen.Char["abAB.01\u0001é-"], 1, 14].Array[0, 40].Select(names => names.Distinct().ToArray());

    [Fact]
    public void NamesAreSortedByStemThenWhole() => Names.Sample(names =>
    {
        var list = ListOf(names);
        list.Sort(list.StemOf);
        var expected = names.OrderBy(StemOf, ByBytes).ThenBy(name => name, ByBytes);
        Assert.Equal(expected, Enumerable.Range(0, list.Count).Select(list.TextOf));
        for (var i = 1; i < list.Count; i++)
            Assert.True(NameList.Compare(list, i - 1, list, i) < 0);
    });

    [Fact]
    public void WhatIsWrittenIsRead() => Gen.Select(Names, Gen.Int).Sample((names, seed) =>
    {
        var random = new Random(seed);
        var holds = names.Select(_ => random.Next(4) > 0).ToArray();
        var kept = ListOf(names).Where(holds);
        Assert.Equal(names.Where((_, i) => holds[i]), Enumerable.Range(0, kept.Count).Select(kept.TextOf));
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        kept.Write(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var read = NameList.Read(reader);
        Assert.True(read.IsSame(kept));
        Assert.Equal(names.Where((_, i) => holds[i]).Select(StemOf), Enumerable.Range(0, read.Count).Select(i => Encoding.UTF8.GetString(read.StemOf(i))));
        Assert.Equal(!holds.Contains(false), ListOf(names).Where([.. holds.Select(_ => true)]).IsSame(kept));
    });

    private static readonly Comparer<string> ByBytes = Comparer<string>.Create((left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));

    private static string StemOf(string name) => name.LastIndexOf('.') is >= 0 and var at ? name[..at] : name;

    private static NameList ListOf(string[] names)
    {
        var list = new NameList();
        foreach (var name in names)
            list.Add(Encoding.UTF8.GetBytes(name));
        return list;
    }
}
