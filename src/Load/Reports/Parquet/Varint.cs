using System.Buffers;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>A number in as few bytes as it needs, seven bits in each, lowest first (ULEB128, Encodings.md).</summary>
static class Varint
{
    const int LargestBytes = 10;

    public static void Write(ulong value, ArrayBufferWriter<byte> output) => output.Advance(Write(value, output.GetSpan(LargestBytes)));

    /// <returns>The bytes written.</returns>
    public static int Write(ulong value, Span<byte> target)
    {
        var written = 0;
        for (; value >= 0x80; value >>= 7) target[written++] = (byte)((value & 0x7F) | 0x80);
        target[written++] = (byte)value;
        return written;
    }
}
