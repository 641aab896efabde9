using System.Buffers;
using System.IO.Compression;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Compresses the body of a page (Compression.md).</summary>
static class Compression
{
    /// <summary>The codec's number in parquet.thrift, CompressionCodec.</summary>
    public static int NumberOf(ParquetCodec codec) => codec switch
    {
        ParquetCodec.Snappy => 1,
        ParquetCodec.Gzip => 2,
        ParquetCodec.Zstd => 6,
        _ => 0,
    };

    public static void Write(ParquetCodec codec, ReadOnlySpan<byte> body, ArrayBufferWriter<byte> output)
    {
        switch (codec)
        {
            case ParquetCodec.Snappy:
                output.Advance(Snappy.Compress(body, output.GetSpan(Snappy.LargestBytes(body.Length))));
                break;
            case ParquetCodec.Zstd:
                output.Advance(Zstd.Compress(body, output.GetSpan(Zstd.LargestBytes(body.Length))));
                break;
            case ParquetCodec.Gzip:
                WriteGzip(body, output);
                break;
            default:
                output.Write(body);
                break;
        }
    }

    /// <summary>The header that .NET writes holds no time, so that equal bodies give equal bytes.</summary>
    static void WriteGzip(ReadOnlySpan<byte> body, ArrayBufferWriter<byte> output)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
        output.Write(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
    }
}
