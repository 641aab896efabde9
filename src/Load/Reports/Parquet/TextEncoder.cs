using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Encodes a column of texts, which come as UTF-8 one behind the other.</summary>
/// <remarks>Hot path, see <see cref="ColumnEncoder"/>: over spans, no allocation per value.</remarks>
sealed class TextEncoder(ParquetColumn column, ParquetOptions options, ConcurrentBag<PageScratch> scratches)
    : ColumnEncoder(column, options, scratches)
{
    const int LengthBytes = sizeof(int);

    readonly TextDictionary _dictionary = new();
    readonly TextBounds _bounds = new();

    protected override int DictionaryCount => _dictionary.Count;

    protected override ReadOnlySpan<byte> DictionaryPlainBytes => _dictionary.PlainBytes;

    /// <param name="ends">Where each text ends in <paramref name="bytes"/>; the next begins there.</param>
    public void Write(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> ends, ReadOnlySpan<bool> isNull)
    {
        var start = 0;
        for (var at = 0; at < ends.Length;)
        {
            var rows = Math.Min(ends.Length - at, Room);
            var someEnds = ends.Slice(at, rows);
            var areNull = isNull.Slice(at, rows);
            var isFull = false;
            var taken = HasDictionary
                ? AddIndices(bytes, start, someEnds, areNull, out isFull)
                : AddPlain(bytes, start, someEnds, areNull);
            Took(areNull[..taken], isFull);
            at += taken;
            if (at > 0) start = ends[at - 1];
        }
    }

    protected override void AppendPlain(ReadOnlySpan<int> indices)
    {
        foreach (var index in indices)
        {
            var plain = _dictionary.PlainAt(index);
            plain.CopyTo(Plain.GetSpan(plain.Length));
            Plain.Advance(plain.Length);
        }
    }

    protected override void AddDictionaryToBounds()
    {
        for (var index = 0; index < _dictionary.Count; index++) _bounds.Add(_dictionary[index]);
    }

    protected override void ClearDictionary() => _dictionary.Clear();

    protected override ValueBounds? TakeBounds() => _bounds.Take();

    /// <param name="isFull">The dictionary has no place for the text behind the rows taken.</param>
    /// <returns>The rows taken: all, or those until the dictionary is full or may be judged.</returns>
    int AddIndices(ReadOnlySpan<byte> bytes, int start, ReadOnlySpan<int> ends, ReadOnlySpan<bool> isNull, out bool isFull)
    {
        var indices = IndexRoom(ends.Length);
        var (row, count, indexed) = (0, 0, 0L);
        var indexedLimit = IndexedLimit;
        isFull = false;
        for (; row < ends.Length && indexed < indexedLimit; start = ends[row++])
        {
            if (isNull[row]) continue;
            var text = bytes[start..ends[row]];
            var index = _dictionary.IndexOf(text, Options.DictionaryBytes);
            isFull = index < 0;
            if (isFull) break;
            indices[count++] = index;
            indexed += LengthBytes + text.Length;
        }

        IndexCount += count;
        IndexedBytes += indexed;
        return row;
    }

    /// <returns>The rows taken: all, or those that fill the page.</returns>
    int AddPlain(ReadOnlySpan<byte> bytes, int start, ReadOnlySpan<int> ends, ReadOnlySpan<bool> isNull)
    {
        var row = 0;
        for (; row < ends.Length && Plain.WrittenCount < Options.PageBytes; start = ends[row++])
        {
            if (isNull[row]) continue;
            var text = bytes[start..ends[row]];
            var plain = Plain.GetSpan(LengthBytes + text.Length);
            BinaryPrimitives.WriteInt32LittleEndian(plain, text.Length);
            text.CopyTo(plain[LengthBytes..]);
            Plain.Advance(LengthBytes + text.Length);
            _bounds.Add(text);
        }

        return row;
    }
}
