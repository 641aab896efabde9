using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Texts met of late, so that a text repeated on many rows is held once.</summary>
/// <remarks>
/// A fixed number of slots: a text takes its slot from whichever had it, so that names which never repeat cost no memory here.
/// </remarks>
sealed class TextPool
{
    const int SlotCount = 1 << 16;

    readonly string?[] _slots = new string?[SlotCount];
    readonly char[] _letters = new char[RecordReader.LongestField];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > _letters.Length) return Encoding.UTF8.GetString(utf8);
        return Of(_letters.AsSpan(0, Encoding.UTF8.GetChars(utf8, _letters)));
    }

    /// <summary>The text in capitals, as codes of countries and currencies are kept.</summary>
    public string InCapitals(ReadOnlySpan<byte> utf8) => Of(Encoding.UTF8.GetBytes(Of(utf8).ToUpperInvariant()));

    string Of(ReadOnlySpan<char> text)
    {
        ref var slot = ref _slots[string.GetHashCode(text, StringComparison.Ordinal) & (SlotCount - 1)];
        if (slot is null || !text.SequenceEqual(slot)) slot = text.ToString();
        return slot;
    }
}
