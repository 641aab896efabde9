using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Bench.WriteParquet;

/// <summary>A column of ints, dates or cents.</summary>
/// <param name="numberOf">The value of a row.</param>
sealed class NumberColumn(string name, ParquetType type, Func<int, long> numberOf) : BenchColumn(name, type)
{
    int[] _ints = [];
    long[] _longs = [];

    public override void Write(ParquetWriter writer, int column)
    {
        if (Column.Type is ParquetType.Decimal18Scale2) writer.Write(column, _longs, IsNull);
        else writer.Write(column, _ints, IsNull);
    }

    protected override void Fill(int firstRow)
    {
        if (_longs.Length != IsNull.Length) (_ints, _longs) = (new int[IsNull.Length], new long[IsNull.Length]);
        for (var i = 0; i < _longs.Length; i++)
        {
            _longs[i] = numberOf(firstRow + i);
            _ints[i] = (int)_longs[i];
        }
    }
}
