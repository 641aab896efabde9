using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Reports;

/// <summary>A report as a Parquet file.</summary>
/// <param name="shown">Places of the columns that are written, in order.</param>
sealed class ParquetReportWriter(Stream output, IReadOnlyList<ReportColumn> columns, IReadOnlyList<int> shown, ParquetOptions options)
    : IReportWriter
{
    readonly ParquetWriter _writer = new(
        output, [.. shown.Select(place => new ParquetColumn(columns[place].Name, TypeOf(columns[place].Type)))], options);

    public void Write(RowBatch batch)
    {
        for (var column = 0; column < shown.Count; column++) Write(column, batch.Columns[shown[column]]);
        _writer.EndBatch(batch.Rows);
    }

    public void Complete() => _writer.Complete();

    public void Dispose() => _writer.Dispose();

    void Write(int column, ColumnValues values)
    {
        switch (values.Type)
        {
            case ReportColumnType.Text: _writer.Write(column, values.Bytes, values.Ends, values.IsNull); break;
            case ReportColumnType.Decimal: _writer.Write(column, values.Hundredths, values.IsNull); break;
            default: _writer.Write(column, values.Ints, values.IsNull); break;
        }
    }

    static ParquetType TypeOf(ReportColumnType type) => type switch
    {
        ReportColumnType.Int32 => ParquetType.Int32,
        ReportColumnType.Date => ParquetType.Date,
        ReportColumnType.Decimal => ParquetType.Decimal18Scale2,
        _ => ParquetType.Text,
    };
}
