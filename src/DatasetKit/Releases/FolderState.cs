using System.Runtime.InteropServices;
using System.Text;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>A folder of the corpus as the last build saw it: 64 bytes a seed, and its name.</summary>
internal sealed class FolderState
{
    /// <summary>The folder, relative to the root.</summary>
    public required string Path { get; init; }

    /// <inheritdoc cref="SeedFolder.Children" />
    public required IReadOnlyList<(string Name, int Before)> Children { get; init; }

    /// <inheritdoc cref="SeedFolder.Others" />
    public required IReadOnlyList<(string Name, SeedState State)> Others { get; init; }

    /// <inheritdoc cref="SeedFolder.Seeds" />
    public required NameList Seeds { get; init; }

    /// <summary>The seeds as they were read.</summary>
    public required SeedState[] States { get; init; }

    /// <summary>The first document of each seed.</summary>
    public required int[] FirstDocuments { get; init; }

    /// <summary>How many documents each seed has.</summary>
    public required int[] DocumentCounts { get; init; }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Path);
        writer.Write(Children.Count);
        foreach (var (name, before) in Children)
        {
            writer.Write(name);
            writer.Write(before);
        }

        writer.Write(Others.Count);
        foreach (var (name, state) in Others)
        {
            writer.Write(name);
            writer.Write(MemoryMarshal.AsBytes([state]));
        }

        Seeds.Write(writer);
        writer.Write(MemoryMarshal.AsBytes(States.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(FirstDocuments.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(DocumentCounts.AsSpan()));
    }

    /// <exception cref="IOException">The bytes are cut short.</exception>
    public static FolderState Parse(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var path = reader.ReadString();
        var children = new (string, int)[reader.ReadInt32()];
        for (var i = 0; i < children.Length; i++)
            children[i] = (reader.ReadString(), reader.ReadInt32());
        var others = new (string, SeedState)[reader.ReadInt32()];
        for (var i = 0; i < others.Length; i++)
            others[i] = (reader.ReadString(), ReadArray<SeedState>(reader, 1)[0]);
        var seeds = NameList.Read(reader);
        return new FolderState
        {
            Path = path,
            Children = children,
            Others = others,
            Seeds = seeds,
            States = ReadArray<SeedState>(reader, seeds.Count),
            FirstDocuments = ReadArray<int>(reader, seeds.Count),
            DocumentCounts = ReadArray<int>(reader, seeds.Count),
        };
    }

    private static T[] ReadArray<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var result = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(result.AsSpan()));
        return result;
    }
}
