namespace InsightsEtl.Load.Reports;

/// <summary>Some rows of a report, column by column: what is read at once and what every writer takes at once.</summary>
sealed class RowBatch(IReadOnlyList<ReportColumn> columns)
{
    /// <summary>A divisor of the largest row group, so that row groups are full; small enough for a processor's cache, column by column.</summary>
    public const int Capacity = 16_384;

    public ColumnValues[] Columns { get; } = [.. columns.Select(column => new ColumnValues(column.Type, Capacity))];

    public int Rows { get; private set; }

    public bool IsFull => Rows == Capacity;

    public void EndRow() => Rows++;

    public void Clear()
    {
        foreach (var column in Columns) column.Clear();
        Rows = 0;
    }
}
