using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Encodes a column of whole numbers of one width.</summary>
/// <remarks>Hot path, see <see cref="ColumnEncoder"/>: over spans, no allocation per value.</remarks>
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
            var isFull = false;
            var taken = HasDictionary ? AddIndices(some, areNull, out isFull) : AddPlain(some, areNull);
            Took(areNull[..taken], isFull);
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

    /// <param name="isFull">The dictionary has no place for the number behind the rows taken.</param>
    /// <returns>The rows taken: all, or those until the dictionary is full or may be judged.</returns>
    int AddIndices(ReadOnlySpan<T> values, ReadOnlySpan<bool> isNull, out bool isFull)
    {
        var indices = IndexRoom(values.Length);
        var (row, count) = (0, 0);
        var countLimit = WholeNumbers(IndexedLimit);
        isFull = false;
        for (; row < values.Length && count < countLimit; row++)
        {
            if (isNull[row]) continue;
            var index = _dictionary.IndexOf(values[row], Options.DictionaryBytes / NumberBytes);
            isFull = index < 0;
            if (isFull) break;
            indices[count++] = index;
        }

        IndexCount += count;
        IndexedBytes += count * NumberBytes;
        return row;
    }

    /// <returns>The rows taken: all, or those that may fill the page.</returns>
    int AddPlain(ReadOnlySpan<T> values, ReadOnlySpan<bool> isNull)
    {
        var rows = (int)Math.Min(values.Length, WholeNumbers(Options.PageBytes - Plain.WrittenCount));
        var plain = PlainRoom(rows);
        var count = 0;
        for (var row = 0; row < rows; row++)
        {
            plain[count] = values[row];
            if (!isNull[row]) count++;
        }

        AddToBounds(plain[..count]);
        Plain.Advance(count * NumberBytes);
        return rows;
    }

    /// <summary>How many numbers reach so many bytes.</summary>
    static long WholeNumbers(long bytes) => ((bytes - 1) / NumberBytes) + 1;

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
