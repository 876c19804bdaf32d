using System.Buffers;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Releases;

/// <summary>
/// Holds the records of one split on disk until all are known and can be sorted. What stays in memory is an id and a place for each.
/// </summary>
internal sealed class RecordSpool : IDisposable
{
    private readonly List<(string Id, long Offset, int Bytes)> _records = [];
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly FileStream _file;
    private readonly JsonText _json;
    private long _end;

    public RecordSpool(string file)
    {
        _file = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose);
        _json = new JsonText(_line);
    }

    public int Count => _records.Count;

    public void Append(Record record, Projects.RecordShape shape)
    {
        _line.ResetWrittenCount();
        record.Write(_json, shape);
        _json.EndLine();
        _file.Write(_line.WrittenSpan);
        _records.Add((record.Id, _end, _line.WrittenCount));
        _end += _line.WrittenCount;
    }

    /// <summary>The records' lines in the order of their ids. Each holds until the next is read.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> ReadSorted()
    {
        _file.Flush();
        _records.Sort(static (left, right) => CodePointOrder.Compare(left.Id, right.Id));
        var buffer = default(TextBuffer);
        foreach (var (_, offset, bytes) in _records)
        {
            buffer.Reserve(bytes);
            buffer.SetLength(bytes);
            if (_file.Position != offset)
                _file.Position = offset;
            _file.ReadExactly(buffer.Memory.Span);
            yield return buffer.Memory;
        }

        buffer.Dispose();
    }

    public void Dispose() => _file.Dispose();
}
