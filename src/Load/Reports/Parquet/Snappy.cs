using System.Buffers.Binary;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Compresses in Snappy's raw format (google/snappy, format_description.txt): literals, and copies of what came before.</summary>
/// <remarks>Hot path, over spans. Blocks of 64 KiB are compressed each by itself, so that a position fits in 16 bits.</remarks>
static class Snappy
{
    const int BlockBytes = 1 << 16;
    const int TableBits = 14;
    const int ShortestCopy = 4;

    /// <summary>Behind this many bytes before a block's end no copy is looked for.</summary>
    const int EndBytes = 15;

    /// <summary>No input becomes longer than this.</summary>
    public static int LargestBytes(int bytes) => 32 + bytes + (bytes / 6);

    /// <returns>The bytes written.</returns>
    public static int Compress(ReadOnlySpan<byte> source, Span<byte> target)
    {
        Span<ushort> table = stackalloc ushort[1 << TableBits];
        var written = Varint.Write((ulong)source.Length, target);
        for (var start = 0; start < source.Length; start += BlockBytes)
        {
            table.Clear();
            var block = source.Slice(start, Math.Min(BlockBytes, source.Length - start));
            written += CompressBlock(block, table, target[written..]);
        }

        return written;
    }

    /// <param name="table">Where four bytes of this hash were last met.</param>
    static int CompressBlock(ReadOnlySpan<byte> block, Span<ushort> table, Span<byte> target)
    {
        var (written, literalFrom) = (0, 0);
        for (var at = FindCopy(block, 1, table, out var from); at >= 0; at = FindCopy(block, at, table, out from))
        {
            var length = ShortestCopy + block[(from + ShortestCopy)..].CommonPrefixLength(block[(at + ShortestCopy)..]);
            written += WriteLiteral(block[literalFrom..at], target[written..]);
            written += WriteCopy(at - from, length, target[written..]);
            literalFrom = at += length;
        }

        return written + WriteLiteral(block[literalFrom..], target[written..]);
    }

    /// <summary>Steps get longer the longer nothing is found, so that bytes which cannot be compressed pass quickly.</summary>
    /// <returns>-1: there is no further copy.</returns>
    static int FindCopy(ReadOnlySpan<byte> block, int at, Span<ushort> table, out int from)
    {
        for (var tries = 32; at < block.Length - EndBytes; at += tries++ >> 5)
        {
            var bytes = Four(block, at);
            ref var slot = ref table[(int)(unchecked(bytes * 0x1E35A7BD) >> (32 - TableBits))];
            from = slot;
            slot = (ushort)at;
            if (from < at && Four(block, from) == bytes) return at;
        }

        from = 0;
        return -1;
    }

    static uint Four(ReadOnlySpan<byte> block, int at) => BinaryPrimitives.ReadUInt32LittleEndian(block[at..]);

    static int WriteLiteral(ReadOnlySpan<byte> bytes, Span<byte> target)
    {
        if (bytes.IsEmpty) return 0;
        var last = bytes.Length - 1;
        var tagBytes = last < 60 ? 1 : last < 256 ? 2 : 3;
        if (tagBytes == 1) target[0] = (byte)(last << 2);
        else if (tagBytes == 2) (target[0], target[1]) = (60 << 2, (byte)last);
        else (target[0], target[1], target[2]) = (61 << 2, (byte)(last & 0xFF), (byte)(last >> 8));
        bytes.CopyTo(target[tagBytes..]);
        return tagBytes + bytes.Length;
    }

    /// <summary>One copy is of 64 bytes at most; 4 at least are left for the last.</summary>
    static int WriteCopy(int offset, int length, Span<byte> target)
    {
        var written = 0;
        for (; length >= 68; length -= 64) written += WriteLongCopy(offset, 64, target[written..]);
        if (length > 64)
        {
            written += WriteLongCopy(offset, 60, target[written..]);
            length -= 60;
        }

        if (length >= 12 || offset >= 2048) return written + WriteLongCopy(offset, length, target[written..]);
        target[written] = (byte)(1 | ((length - 4) << 2) | ((offset >> 8) << 5));
        target[written + 1] = (byte)(offset & 0xFF);
        return written + 2;
    }

    static int WriteLongCopy(int offset, int length, Span<byte> target)
    {
        target[0] = (byte)(2 | ((length - 1) << 2));
        BinaryPrimitives.WriteUInt16LittleEndian(target[1..], (ushort)offset);
        return 3;
    }
}
