using System.Runtime.InteropServices;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>A reader's share of a feed's records: those of its part of the keys, so that rows of one key meet in one place, in order.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Of">Shares in all; each record belongs to exactly one of them.</param>
/// <param name="KeyColumn">The ordinal of the column that decides: its last letter, in which random ids differ.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Share(int Number, int Of, int KeyColumn)
{
    public static Share Whole { get; } = new(0, 1, 0);

    /// <summary>Whether the record is one of the share's; one that cannot be split is the first reader's.</summary>
    public bool Has(RecordReader record)
    {
        if (Of == 1) return true;
        var key = Utf8Text.Trim(record.Field(KeyColumn));
        return key.IsEmpty ? Number == 0 : HasEnding(key[^1]);
    }

    /// <summary>Whether a record is one of the share's whose key ends in the letter.</summary>
    public bool HasEnding(byte letter) => Place(letter) % Of == Number;

    /// <summary>A hexadecimal digit of either case in one place.</summary>
    static int Place(byte letter) => letter > '9' ? (letter & 0x1F) + 9 : letter & 0x0F;
}
