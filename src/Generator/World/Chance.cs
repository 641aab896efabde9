using System.Buffers.Binary;

namespace InsightsEtl.Generator;

/// <summary>Numbers that look random and are a pure function of the seed and of what they are asked about.</summary>
/// <remarks>Whole numbers only: transcendental functions may differ in their last digit from machine to machine.</remarks>
sealed class Chance(ulong seed)
{
    const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    /// <summary>A uniform 64-bit number for a question about a thing at a moment.</summary>
    public ulong Number(Topic topic, long thing, long moment = 0)
    {
        unchecked
        {
            return Mix(Mix(Mix(seed + Golden * ((ulong)topic + 1)) ^ (ulong)thing) + (ulong)moment * Golden);
        }
    }

    /// <summary>In [0, below).</summary>
    public int Below(int below, Topic topic, long thing, long moment = 0) => Below(below, Number(topic, thing, moment));

    /// <summary>True in so many cases of 10,000.</summary>
    public bool Happens(int perTenThousand, Topic topic, long thing, long moment = 0) =>
        Below(10_000, topic, thing, moment) < perTenThousand;

    /// <summary>An id as random ones look (version 4).</summary>
    public Guid Id(Topic topic, long thing, long moment = 0)
    {
        Span<byte> bytes = stackalloc byte[16];
        var number = Number(topic, thing, moment);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Mix(unchecked(number + Golden)));
        bytes[7] = (byte)(bytes[7] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes);
    }

    /// <summary>The upper half of a number, spread over [0, below).</summary>
    public static int Below(int below, ulong number) => (int)(((number >> 32) * (ulong)below) >> 32);

    /// <summary>One of a number's four quarters, 0 to 65,535: four chances of one number.</summary>
    public static int Quarter(ulong number, int quarter) => (int)(number >> (16 * quarter) & 0xFFFF);

    /// <summary>The SplitMix64 finalizer.</summary>
    public static ulong Mix(ulong number)
    {
        unchecked
        {
            number = (number ^ (number >> 30)) * 0xBF58_476D_1CE4_E5B9;
            number = (number ^ (number >> 27)) * 0x94D0_49BB_1331_11EB;
            return number ^ (number >> 31);
        }
    }
}
