using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Texts met of late, so that a text repeated on many rows is held once.</summary>
/// <remarks>
/// A fixed number of slots: a text takes its slot from whichever had it, so that names which never repeat cost no memory here.
/// Readers side by side share the pool: who comes last has the slot.
/// </remarks>
sealed class TextPool
{
    const int SlotCount = 1 << 16;

    readonly string?[] _slots = new string?[SlotCount];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > RecordReader.LongestField) return Encoding.UTF8.GetString(utf8);
        Span<char> letters = stackalloc char[utf8.Length];
        return Of(letters[..Encoding.UTF8.GetChars(utf8, letters)]);
    }

    /// <summary>The text in capitals, as codes of countries and currencies are kept.</summary>
    public string InCapitals(ReadOnlySpan<byte> utf8) => Of(Encoding.UTF8.GetBytes(Of(utf8).ToUpperInvariant()));

    string Of(ReadOnlySpan<char> text)
    {
        var slot = string.GetHashCode(text, StringComparison.Ordinal) & (SlotCount - 1);
        var held = _slots[slot];
        return held is not null && text.SequenceEqual(held) ? held : _slots[slot] = text.ToString();
    }
}
