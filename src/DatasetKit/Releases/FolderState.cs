using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>A folder of the corpus as the last build saw it: 64 bytes a seed, and its name. What is kept of seeds is used where it was read to.</summary>
internal sealed class FolderState
{
    private readonly ReadOnlyMemory<byte> _states;
    private readonly ReadOnlyMemory<byte> _firstDocuments;
    private readonly ReadOnlyMemory<byte> _documentCounts;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="block">The block, which must not be changed after.</param>
    /// <exception cref="IOException">It is cut short.</exception>
    /// <exception cref="ArgumentException">It is cut short.</exception>
    public FolderState(byte[] block)
    {
        using var reader = new BinaryReader(new MemoryStream(block), Encoding.UTF8);
        Path = reader.ReadString();
        var children = new (string, int)[reader.ReadInt32()];
        for (var i = 0; i < children.Length; i++)
            children[i] = (reader.ReadString(), reader.ReadInt32());
        var others = new (string, SeedState)[reader.ReadInt32()];
        for (var i = 0; i < others.Length; i++)
            others[i] = (reader.ReadString(), MemoryMarshal.Read<SeedState>(reader.ReadBytes(Unsafe.SizeOf<SeedState>())));
        (Children, Others, Seeds) = (children, others, NameList.Read(reader));
        var rest = block.AsMemory((int)reader.BaseStream.Position);
        (_states, rest) = (rest[..(Seeds.Count * Unsafe.SizeOf<SeedState>())], rest[(Seeds.Count * Unsafe.SizeOf<SeedState>())..]);
        (_firstDocuments, _documentCounts) = (rest[..(Seeds.Count * sizeof(int))], rest[(Seeds.Count * sizeof(int))..]);
    }

    /// <summary>The folder, relative to the root.</summary>
    public string Path { get; }

    /// <inheritdoc cref="SeedFolder.Children" />
    public IReadOnlyList<(string Name, int Before)> Children { get; }

    /// <inheritdoc cref="SeedFolder.Others" />
    public IReadOnlyList<(string Name, SeedState State)> Others { get; }

    /// <inheritdoc cref="SeedFolder.Seeds" />
    public NameList Seeds { get; }

    /// <summary>The seeds as they were read.</summary>
    public ReadOnlySpan<SeedState> States => MemoryMarshal.Cast<byte, SeedState>(_states.Span);

    /// <summary>The first document of each seed.</summary>
    public ReadOnlySpan<int> FirstDocuments => MemoryMarshal.Cast<byte, int>(_firstDocuments.Span);

    /// <summary>How many documents each seed has.</summary>
    public ReadOnlySpan<int> DocumentCounts => MemoryMarshal.Cast<byte, int>(_documentCounts.Span);

    /// <summary>Writes a folder.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="folder">The folder as this build saw it.</param>
    /// <param name="states">Its seeds as they were read.</param>
    /// <param name="firstDocuments">The first document of each.</param>
    /// <param name="documentCounts">How many documents each has.</param>
    public static void Write(BinaryWriter writer, SeedFolder folder, ReadOnlySpan<SeedState> states, ReadOnlySpan<int> firstDocuments, ReadOnlySpan<int> documentCounts)
    {
        writer.Write(folder.Path);
        writer.Write(folder.Children.Count);
        foreach (var (name, before) in folder.Children)
        {
            writer.Write(name);
            writer.Write(before);
        }

        writer.Write(folder.Others.Count);
        foreach (var (name, state) in folder.Others)
        {
            writer.Write(name);
            writer.Write(MemoryMarshal.AsBytes([state]));
        }

        folder.Seeds.Write(writer);
        writer.Write(MemoryMarshal.AsBytes(states));
        writer.Write(MemoryMarshal.AsBytes(firstDocuments));
        writer.Write(MemoryMarshal.AsBytes(documentCounts));
    }
}
