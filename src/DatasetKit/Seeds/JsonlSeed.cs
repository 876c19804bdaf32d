using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>JSON Lines: one object a line, whose <c>text</c> is the body. A fault in a line rejects that line's document alone.</summary>
internal static class JsonlSeed
{
    private const string TextKey = "text";

    public static IEnumerable<Document> Read(Seed seed, MappingNode? sidecar)
    {
        using var lines = new ByteLines(() => InputFile.OpenStream(seed.FullPath));
        var text = default(TextBuffer);
        try
        {
            while (true)
            {
                Document? document;
                try
                {
                    if (!lines.Move())
                        break;
                    if (lines.IsBlank)
                        continue;
                    document = ReadLine(seed, sidecar, lines, ref text);
                }
                catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
                {
                    document = Broken(seed, lines.Number, MetadataFile.SeedUnreadable(seed.Path, fault).Finding);
                    lines.Stop();
                }

                yield return document;
            }
        }
        finally
        {
            text.Dispose();
        }
    }

    private static Document ReadLine(Seed seed, MappingNode? sidecar, ByteLines lines, ref TextBuffer text)
    {
        var source = new SourceFile(seed.Path, lines.Number);
        var line = lines.Current;
        try
        {
            if (lines.IsTooLong)
                throw new FaultException(Codes.TooLarge, source.At(1, 1), $"The line is longer than {TextBytes.MaxDocumentBytes:N0} bytes.");
            if (lines.Number == 1 && TextBytes.IsUtf16(line))
                lines.Stop();
            TextBytes.CheckEncoding(line, source);
            TextBytes.CheckControls(line, source);
            text.SetLength(0);
            var metadata = new JsonReader(line, source).ReadObjectWithText(TextKey, ref text, out var place);
            TextBytes.CheckControls(text.Memory.Span, source, place);
            text.SetLength(TextBytes.UnifyLineEndings(text.Memory.Span));
            var raw = new RawDocument(metadata, text.Memory, lines.Number);
            return Assembly.Assemble(seed, raw, sidecar, source.At(1, 1), IdOf(seed, lines.Number));
        }
        catch (FaultException fault)
        {
            return Broken(seed, lines.Number, fault.Finding);
        }
    }

    private static Document Broken(Seed seed, int line, Finding fault)
    {
        var document = new Document { Id = IdOf(seed, line), Location = new Location(seed.Path, Math.Max(1, line), 1) };
        document.Add(fault);
        return document;
    }

    private static string IdOf(Seed seed, int line) => $"{seed.Id}#{line}";
}
