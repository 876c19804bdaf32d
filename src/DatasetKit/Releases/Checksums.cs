using System.Text;
using DatasetKit.Diagnostics;

namespace DatasetKit.Releases;

/// <summary><c>SHA256SUMS</c>, as <c>sha256sum -c --strict</c> reads it.</summary>
internal static class Checksums
{
    public static byte[] Format(IEnumerable<ReleaseFile> files) => Encoding.UTF8.GetBytes(string.Concat(
        files.OrderBy(file => file.Path, CodePointOrder.Comparer).Select(file => $"{file.Sha256}  {file.Path}\n")));
}
