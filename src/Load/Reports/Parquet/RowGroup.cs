namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>What the footer says of one row group (parquet.thrift, RowGroup).</summary>
sealed record RowGroup(int Rows, IReadOnlyList<ColumnChunk> Chunks);
