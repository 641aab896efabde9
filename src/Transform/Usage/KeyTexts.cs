namespace InsightsEtl.Transform;

/// <summary>How usage writes the ids of a subscription and a SKU, between commas: entries of one key that follow one another share a text.</summary>
/// <remarks>
/// Hot path: comparing a text costs less than parsing two ids. 75 bytes per subscription and SKU while usage is being read; where workloads
/// of a key do not stand together, 75 per entry.
/// </remarks>
sealed class KeyTexts
{
    public const int None = 0;

    public const int Length = 1 + GuidField.Length + 1 + GuidField.Length + 1;

    const int PageBits = 14;

    const int PageSize = 1 << PageBits;

    readonly List<byte[]> _pages = [];
    int _count;

    public ReadOnlySpan<byte> this[int number] => Room(number - 1);

    /// <returns>The text's number, from 1.</returns>
    public int Add(ReadOnlySpan<byte> text)
    {
        if (_count > 0 && text.SequenceEqual(this[_count])) return _count;
        if (_count >> PageBits == _pages.Count) _pages.Add(new byte[PageSize * Length]);
        text.CopyTo(Room(_count++));
        return _count;
    }

    Span<byte> Room(int place) => _pages[place >> PageBits].AsSpan((place & (PageSize - 1)) * Length, Length);
}
