using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Small numbers as runs of one value and as packed groups of eight values.</summary>
/// <remarks>Encodings.md, "Run Length Encoding / Bit-Packing Hybrid". Hot path: every dictionary index of a report passes here, over spans, without allocation.</remarks>
static class RleBitPackedHybrid
{
    const int Group = 8;

    /// <summary>A run of fewer bits than the headers it would need, of itself and of the packed groups behind it, is packed.</summary>
    const int RunHeaderBits = 24;

    /// <summary>The bits that tell <paramref name="count"/> numbers from 0 on apart; 1 at least, for readers that dislike 0.</summary>
    public static int WidthOf(int count) => Math.Max(1, BitOperations.Log2((uint)Math.Max(1, count - 1)) + 1);

    public static void Write<T>(ReadOnlySpan<T> values, int width, ArrayBufferWriter<byte> output)
        where T : unmanaged, IBinaryInteger<T>
    {
        var packedFrom = 0;
        var at = 0;
        while (at + Group <= values.Length)
        {
            var rest = values[at..];
            var run = rest[..Group].ContainsAnyExcept(rest[0]) ? 0 : RunLength(rest);
            if (run * width <= RunHeaderBits)
            {
                at += Group;
                continue;
            }

            WritePacked(values[packedFrom..at], width, output);
            WriteRun(uint.CreateTruncating(rest[0]), run, width, output);
            packedFrom = at += run;
        }

        WritePacked(values[packedFrom..], width, output);
    }

    public static void WriteRun(uint value, int count, int width, ArrayBufferWriter<byte> output)
    {
        Varint.Write((ulong)count << 1, output);
        BinaryPrimitives.WriteUInt32LittleEndian(output.GetSpan(sizeof(uint)), value);
        output.Advance((width + 7) / 8);
    }

    static int RunLength<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        var length = values.IndexOfAnyExcept(values[0]);
        return length < 0 ? values.Length : length;
    }

    /// <summary>The last group is filled up with zeros.</summary>
    static void WritePacked<T>(ReadOnlySpan<T> values, int width, ArrayBufferWriter<byte> output)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (values.IsEmpty) return;
        var groups = (values.Length + Group - 1) / Group;
        Varint.Write(((ulong)groups << 1) | 1, output);
        Pack(values, width, output.GetSpan(groups * width)[..(groups * width)]);
        output.Advance(groups * width);
    }

    static void Pack<T>(ReadOnlySpan<T> values, int width, Span<byte> target)
        where T : unmanaged, IBinaryInteger<T>
    {
        unchecked
        {
            var bits = 0UL;
            var bitCount = 0;
            var written = 0;
            foreach (var value in values)
            {
                bits |= (ulong)uint.CreateTruncating(value) << bitCount;
                bitCount += width;
                if (bitCount < 32) continue;
                BinaryPrimitives.WriteUInt32LittleEndian(target[written..], (uint)bits);
                written += sizeof(uint);
                bits >>= 32;
                bitCount -= 32;
            }

            for (; written < target.Length; bits >>= 8) target[written++] = (byte)bits;
        }
    }
}
