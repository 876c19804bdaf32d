using System.Buffers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DatasetKit.Benchmarks.Corpora;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Releases;

namespace DatasetKit.Benchmarks.Stages;

/// <summary>Writing the text of a document of 2 KB as JSON, beside the runtime's writer; and compressing the records of some hundred documents.</summary>
[MemoryDiagnoser]
public class WriteStage
{
    private const int DocumentCount = 500;

    private readonly ArrayBufferWriter<byte> _output = new(1 << 16);
    private readonly byte[] _text = Encoding.UTF8.GetBytes(DocumentGenerator.Create(1).Text);
    private readonly byte[] _records = [.. Enumerable.Range(0, DocumentCount).SelectMany(index => SeedText.Write(CorpusKind.Jsonl, DocumentGenerator.Create(index)))];

    [Benchmark(Baseline = true)]
    public int Text()
    {
        _output.ResetWrittenCount();
        new JsonText(_output).String(_text);
        return _output.WrittenCount;
    }

    [Benchmark]
    public int TextByUtf8JsonWriter()
    {
        _output.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStringValue(_text);
        writer.Flush();
        return _output.WrittenCount;
    }

    [Benchmark(OperationsPerInvoke = DocumentCount)]
    public void Gzip() => Compress(Compression.Gzip);

    [Benchmark(OperationsPerInvoke = DocumentCount)]
    public void Zstd() => Compress(Compression.Zstd);

    private void Compress(Compression compression)
    {
        using var stream = ShardCompressor.Open(compression, Stream.Null)!;
        stream.Write(_records, 0, _records.Length);
    }
}
