using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Bench.WriteParquet;

/// <summary>A column of texts of at most 100 bytes.</summary>
/// <param name="put">Writes the text of a row; gives its length, or -1 for null.</param>
sealed class TextColumn(string name, TextColumn.Put put) : BenchColumn(name, ParquetType.Text)
{
    const int LongestBytes = 100;

    byte[] _bytes = [];
    int[] _ends = [];

    public delegate int Put(int row, Span<byte> target);

    public override void Write(ParquetWriter writer, int column) => writer.Write(column, _bytes, _ends, IsNull);

    protected override void Fill(int firstRow)
    {
        if (_ends.Length != IsNull.Length) (_ends, _bytes) = (new int[IsNull.Length], new byte[IsNull.Length * LongestBytes]);
        var end = 0;
        for (var i = 0; i < _ends.Length; i++)
        {
            var length = put(firstRow + i, _bytes.AsSpan(end));
            IsNull[i] = length < 0;
            _ends[i] = end += Math.Max(0, length);
        }
    }
}
