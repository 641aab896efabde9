using System.IO.Compression;
using System.Text;

namespace InsightsEtl.Extract.Tests;

/// <summary>Bytes of parts as tests write them down.</summary>
static class Text
{
    public static byte[] Utf8(this string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Latin1(this string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Gzip(this byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
