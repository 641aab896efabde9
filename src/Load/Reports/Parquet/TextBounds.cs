using System.Buffers.Binary;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>The least and the greatest text so far, by unsigned bytes (LogicalTypes.md, STRING: "unsigned byte-wise comparison").</summary>
/// <remarks>Hot path: the first eight bytes, as one number, tell nearly all texts apart.</remarks>
sealed class TextBounds
{
    /// <summary>A bound longer than this says little for its length: the chunk then has none.</summary>
    const int LongestBytes = 1024;

    byte[] _least = [];
    byte[] _greatest = [];
    int _leastBytes;
    int _greatestBytes;
    ulong _leastStart;
    ulong _greatestStart;
    bool _isEmpty = true;

    public void Add(ReadOnlySpan<byte> text)
    {
        var start = StartOf(text);
        if (_isEmpty || start < _leastStart
            || (start == _leastStart && text.SequenceCompareTo(_least.AsSpan(0, _leastBytes)) < 0))
            (_leastStart, _leastBytes) = (start, Keep(text, ref _least));
        if (_isEmpty || start > _greatestStart
            || (start == _greatestStart && text.SequenceCompareTo(_greatest.AsSpan(0, _greatestBytes)) > 0))
            (_greatestStart, _greatestBytes) = (start, Keep(text, ref _greatest));
        _isEmpty = false;
    }

    /// <summary>The bounds of the texts added; begins anew.</summary>
    public ValueBounds? Take()
    {
        var bounds = _isEmpty || Math.Max(_leastBytes, _greatestBytes) > LongestBytes
            ? null
            : new ValueBounds(_least[.._leastBytes], _greatest[.._greatestBytes]);
        _isEmpty = true;
        return bounds;
    }

    /// <summary>The text's first bytes so that a smaller number means a smaller text; a shorter text is filled up with zeros.</summary>
    static ulong StartOf(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong)) return BinaryPrimitives.ReadUInt64BigEndian(text);
        var start = 0UL;
        foreach (var letter in text) start = (start << 8) | letter;
        return text.IsEmpty ? 0 : start << (8 * (sizeof(ulong) - text.Length));
    }

    static int Keep(ReadOnlySpan<byte> text, ref byte[] bound)
    {
        if (bound.Length < text.Length) bound = new byte[text.Length];
        text.CopyTo(bound);
        return text.Length;
    }
}
