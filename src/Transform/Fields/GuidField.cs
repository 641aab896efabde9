using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InsightsEtl.Transform;

/// <summary>An id of 36 characters, hexadecimal digits of any case with dashes, and no other way of writing it.</summary>
/// <remarks>Hot path: two ids in each row of usage, 32 digits of each looked at at once.</remarks>
static class GuidField
{
    public const int Length = 36;

    /// <remarks><see cref="Guid.TryParse(string, out Guid)"/> would let braces, signs and <c>0x</c> pass.</remarks>
    public static bool TryParse(ReadOnlySpan<byte> text, out Guid value)
    {
        value = default;
        if (text.Length != Length || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;

        var letters = Digits(text);
        var digits = letters - Vector256.Create((byte)'0');
        var afterA = (letters | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a');
        var isDigit = Vector256.LessThanOrEqual(digits, Vector256.Create((byte)9));
        var isLetter = Vector256.LessThanOrEqual(afterA, Vector256.Create((byte)5));
        if (!Vector256.EqualsAll(isDigit | isLetter, Vector256<byte>.AllBitsSet)) return false;

        var halves = Vector256.ConditionalSelect(isDigit, digits, afterA + Vector256.Create((byte)10)).AsUInt16();
        var bytes = (halves << 4 | halves >>> 8) & Vector256.Create((ushort)0xFF);
        var inOrder = Vector128.Narrow(bytes.GetLower(), bytes.GetUpper());
        // As a Guid lies in memory: its first three numbers little-endian, as every processor that .NET runs on here has them.
        value = Unsafe.BitCast<Vector128<byte>, Guid>(
            Vector128.Shuffle(inOrder, Vector128.Create((byte)3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15)));
        return true;
    }

    /// <summary>The text without its dashes.</summary>
    static Vector256<byte> Digits(ReadOnlySpan<byte> text) => Vector256.Create(
        BinaryPrimitives.ReadUInt64LittleEndian(text),
        Joined(text[9..], text[14..]),
        Joined(text[19..], text[24..]),
        BinaryPrimitives.ReadUInt64LittleEndian(text[28..])).AsByte();

    static ulong Joined(ReadOnlySpan<byte> low, ReadOnlySpan<byte> high) =>
        BinaryPrimitives.ReadUInt32LittleEndian(low) | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(high) << 32;
}
