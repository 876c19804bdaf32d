namespace DatasetKit.Metadata;

/// <summary>Recognises files that are no text by the bytes that they begin with, so that a message can name them.</summary>
internal static class FileKind
{
    /// <summary>What a file is, with its article; null where it is none of these.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => "a ZIP archive, as those of Word and LibreOffice are",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "a file of an older Microsoft Office",
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => "in Rich Text Format",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "a PDF",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "a picture, PNG",
        [0xFF, 0xD8, 0xFF, ..] => "a picture, JPEG",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "a picture, GIF",
        [(byte)'I', (byte)'I', (byte)'*', 0, ..] or [(byte)'M', (byte)'M', 0, (byte)'*', ..] => "a picture, TIFF",
        [0x1F, 0x8B, ..] => "compressed by gzip",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "compressed by zstd",
        _ => null,
    };
}
