using System.Buffers.Binary;
using System.Numerics;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>The different texts of a column chunk, in the order in which they came (Encodings.md, "Dictionary Encoding").</summary>
/// <remarks>
/// Hot path, see <see cref="ColumnEncoder"/>: an open-addressed table, at most half full, of hash and index in one number, so that a text is
/// compared only when it is most likely the one. The hash has no say in the file's bytes.
/// </remarks>
sealed class TextDictionary
{
    const int LengthBytes = sizeof(int);
    const uint Golden = 0x9E3779B1;
    const int FirstTableBits = 10;

    /// <summary>Where each text begins, behind its length, in <see cref="_bytes"/>.</summary>
    int[] _starts = new int[1 << (FirstTableBits - 1)];

    /// <summary>Texts in PLAIN encoding: the length, then the text.</summary>
    byte[] _bytes = new byte[1 << FirstTableBits];
    int _byteCount;

    /// <summary>The hash above, an index and one more below; 0 is empty.</summary>
    ulong[] _table = new ulong[1 << FirstTableBits];
    int _tableBits = FirstTableBits;
    int _lastIndex;

    public int Count { get; private set; }

    /// <summary>As the dictionary page holds them.</summary>
    public ReadOnlySpan<byte> PlainBytes => _bytes.AsSpan(0, _byteCount);

    public ReadOnlySpan<byte> this[int index] => PlainAt(index)[LengthBytes..];

    /// <summary>One text in PLAIN encoding.</summary>
    public ReadOnlySpan<byte> PlainAt(int index)
    {
        var start = _starts[index];
        var length = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(start - LengthBytes));
        return _bytes.AsSpan(start - LengthBytes, LengthBytes + length);
    }

    /// <summary>The text's index; a new text gets the next one.</summary>
    /// <returns>-1: it is new, and would bring the texts above <paramref name="byteLimit"/>.</returns>
    public int IndexOf(ReadOnlySpan<byte> text, int byteLimit)
    {
        if (Count > 0 && text.SequenceEqual(this[_lastIndex])) return _lastIndex;
        var hash = Hash(text);
        var at = Place(hash);
        for (; _table[at] != 0; at = (at + 1) & (_table.Length - 1))
        {
            var index = unchecked((int)(uint)_table[at]) - 1;
            if (_table[at] >> 32 == hash && text.SequenceEqual(this[index])) return _lastIndex = index;
        }

        if (text.Length > byteLimit - _byteCount - LengthBytes) return -1;
        _table[at] = ((ulong)hash << 32) | (uint)(Count + 1);
        Append(text);
        return _lastIndex = Count - 1;
    }

    public void Clear()
    {
        if (Count > 0) Array.Clear(_table);
        (Count, _byteCount, _lastIndex) = (0, 0, 0);
    }

    void Append(ReadOnlySpan<byte> text)
    {
        var start = _byteCount + LengthBytes;
        if (start + text.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(start + text.Length, _bytes.Length * 2));
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_byteCount), text.Length);
        text.CopyTo(_bytes.AsSpan(start));
        _byteCount = start + text.Length;
        _starts[Count++] = start;
        if (Count == _starts.Length) Grow();
    }

    void Grow()
    {
        Array.Resize(ref _starts, _starts.Length * 2);
        var entries = _table;
        _table = new ulong[1 << ++_tableBits];
        foreach (var entry in entries)
        {
            if (entry == 0) continue;
            var at = Place((uint)(entry >> 32));
            while (_table[at] != 0) at = (at + 1) & (_table.Length - 1);
            _table[at] = entry;
        }
    }

    int Place(uint hash) => (int)(unchecked(hash * Golden) >> (32 - _tableBits));

    static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = (uint)text.Length;
        var rest = text;
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
            hash = BitOperations.Crc32C(hash, BinaryPrimitives.ReadUInt64LittleEndian(rest));
        if (rest.Length >= sizeof(uint))
        {
            hash = BitOperations.Crc32C(hash, BinaryPrimitives.ReadUInt32LittleEndian(rest));
            rest = rest[sizeof(uint)..];
        }

        foreach (var letter in rest) hash = BitOperations.Crc32C(hash, letter);
        return hash;
    }
}
