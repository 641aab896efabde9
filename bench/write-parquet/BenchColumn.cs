using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Bench.WriteParquet;

/// <summary>One column of the rows to be written, and its values of the current batch.</summary>
abstract class BenchColumn(string name, ParquetType type)
{
    public ParquetColumn Column { get; } = new(name, type);

    protected bool[] IsNull { get; private set; } = [];

    public void Fill(int firstRow, int rows)
    {
        if (IsNull.Length != rows) IsNull = new bool[rows];
        Fill(firstRow);
    }

    public abstract void Write(ParquetWriter writer, int column);

    protected abstract void Fill(int firstRow);
}
