using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Encodes a column of whole numbers of one width.</summary>
/// <remarks>Hot path: over spans, no allocation per value.</remarks>
sealed class NumberEncoder<T>(ParquetColumn column, ParquetOptions options, ConcurrentBag<PageScratch> scratches)
    : ColumnEncoder(column, options, scratches)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    static readonly int NumberBytes = Marshal.SizeOf<T>();

    readonly NumberDictionary<T> _dictionary = new();
    T _least = T.MaxValue;
    T _greatest = T.MinValue;

    protected override int DictionaryCount => _dictionary.Count;

    protected override ReadOnlySpan<byte> DictionaryPlainBytes => _dictionary.PlainBytes;

    public void Write(ReadOnlySpan<T> values, ReadOnlySpan<bool> isNull)
    {
        for (var at = 0; at < values.Length;)
        {
            var rows = Math.Min(values.Length - at, Room);
            var some = values.Slice(at, rows);
            var areNull = isNull.Slice(at, rows);
            var taken = HasDictionary ? AddIndices(some, areNull) : AddPlain(some, areNull);
            Took(areNull[..taken], isDictionaryFull: taken < rows);
            at += taken;
        }
    }

    protected override void AppendPlain(ReadOnlySpan<int> indices)
    {
        var plain = PlainRoom(indices.Length);
        var numbers = _dictionary.Numbers;
        for (var i = 0; i < indices.Length; i++) plain[i] = numbers[indices[i]];
        Plain.Advance(indices.Length * NumberBytes);
    }

    protected override void AddDictionaryToBounds() => AddToBounds(_dictionary.Numbers);

    protected override void ClearDictionary() => _dictionary.Clear();

    protected override ValueBounds? TakeBounds()
    {
        var bounds = _least <= _greatest ? new ValueBounds(BytesOf(_least), BytesOf(_greatest)) : null;
        (_least, _greatest) = (T.MaxValue, T.MinValue);
        return bounds;
    }

    /// <returns>The rows taken: all, or those before the number for which the dictionary has no place.</returns>
    int AddIndices(ReadOnlySpan<T> values, ReadOnlySpan<bool> isNull)
    {
        var indices = IndexRoom(values.Length);
        var (row, count) = (0, 0);
        for (; row < values.Length; row++)
        {
            if (isNull[row]) continue;
            var index = _dictionary.IndexOf(values[row], Options.DictionaryBytes / NumberBytes);
            if (index < 0) break;
            indices[count++] = index;
        }

        IndexCount += count;
        IndexedBytes += count * NumberBytes;
        return row;
    }

    int AddPlain(ReadOnlySpan<T> values, ReadOnlySpan<bool> isNull)
    {
        var plain = PlainRoom(values.Length);
        var count = 0;
        for (var row = 0; row < values.Length; row++)
        {
            plain[count] = values[row];
            if (!isNull[row]) count++;
        }

        AddToBounds(plain[..count]);
        Plain.Advance(count * NumberBytes);
        return values.Length;
    }

    Span<T> PlainRoom(int count)
    {
        var bytes = count * NumberBytes;
        return MemoryMarshal.Cast<byte, T>(Plain.GetSpan(bytes)[..bytes]);
    }

    void AddToBounds(ReadOnlySpan<T> values)
    {
        var (least, greatest) = (_least, _greatest);
        foreach (var value in values)
        {
            if (value < least) least = value;
            if (value > greatest) greatest = value;
        }

        (_least, _greatest) = (least, greatest);
    }

    static byte[] BytesOf(T value) => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
}
