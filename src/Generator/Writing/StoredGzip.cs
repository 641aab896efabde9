using System.Buffers.Binary;

namespace InsightsEtl.Generator;

/// <summary>Gzip without compression (RFC 1952, stored blocks of RFC 1951): the same bytes from every version of every zlib.</summary>
sealed class StoredGzip(Action<ReadOnlySpan<byte>> write)
{
    const int LargestBlock = 65_535;

    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(number => CrcOf((uint)number))];

    uint _crc = uint.MaxValue;
    uint _length;

    public void Begin() => write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; from < bytes.Length; from += LargestBlock)
            Block(bytes.Slice(from, Math.Min(LargestBlock, bytes.Length - from)), isLast: false);
    }

    public void End()
    {
        Block([], isLast: true);
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, ~_crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], _length);
        write(trailer);
    }

    static uint CrcOf(uint number)
    {
        for (var bit = 0; bit < 8; bit++) number = (number & 1) == 0 ? number >> 1 : 0xEDB8_8320 ^ (number >> 1);
        return number;
    }

    void Block(ReadOnlySpan<byte> bytes, bool isLast)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = isLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt16LittleEndian(head[1..], (ushort)bytes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(head[3..], (ushort)(~bytes.Length & 0xFFFF));
        write(head);
        write(bytes);
        foreach (var value in bytes) _crc = (_crc >> 8) ^ Table[(_crc ^ value) & 0xFF];
        unchecked
        {
            _length += (uint)bytes.Length;
        }
    }
}
