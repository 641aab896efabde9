using System.Numerics;
using System.Runtime.InteropServices;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>The different numbers of a column chunk, in the order in which they came (Encodings.md, "Dictionary Encoding").</summary>
/// <remarks>Hot path, see <see cref="ColumnEncoder"/>: an open-addressed table of indices, at most half full.</remarks>
sealed class NumberDictionary<T>
    where T : unmanaged, IBinaryInteger<T>
{
    const ulong Golden = 0x9E3779B97F4A7C15;
    const int FirstTableBits = 10;

    T[] _numbers = new T[1 << (FirstTableBits - 1)];

    /// <summary>An index and one more; 0 is empty.</summary>
    int[] _table = new int[1 << FirstTableBits];
    int _tableBits = FirstTableBits;
    T _last;
    int _lastIndex = -1;

    public int Count { get; private set; }

    public ReadOnlySpan<T> Numbers => _numbers.AsSpan(0, Count);

    /// <summary>In PLAIN encoding, as the dictionary page holds them.</summary>
    public ReadOnlySpan<byte> PlainBytes => MemoryMarshal.AsBytes(Numbers);

    /// <summary>The number's index; a new number gets the next one.</summary>
    /// <returns>-1: it is new, and there are <paramref name="limit"/> numbers already.</returns>
    public int IndexOf(T number, int limit)
    {
        if (number == _last && _lastIndex >= 0) return _lastIndex;
        var at = Place(number);
        for (; _table[at] != 0; at = (at + 1) & (_table.Length - 1))
        {
            if (_numbers[_table[at] - 1] == number) return Met(number, _table[at] - 1);
        }

        if (Count >= limit) return -1;
        _numbers[Count] = number;
        _table[at] = ++Count;
        if (Count == _numbers.Length) Grow();
        return Met(number, Count - 1);
    }

    public void Clear()
    {
        if (Count > 0) Array.Clear(_table);
        (Count, _lastIndex) = (0, -1);
    }

    int Met(T number, int index)
    {
        _last = number;
        return _lastIndex = index;
    }

    int Place(T number) => (int)(unchecked(ulong.CreateTruncating(number) * Golden) >> (64 - _tableBits));

    void Grow()
    {
        Array.Resize(ref _numbers, _numbers.Length * 2);
        _table = new int[1 << ++_tableBits];
        for (var index = 0; index < Count; index++)
        {
            var at = Place(_numbers[index]);
            while (_table[at] != 0) at = (at + 1) & (_table.Length - 1);
            _table[at] = index + 1;
        }
    }
}
