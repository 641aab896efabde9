namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>One column of a flat file. Every column is OPTIONAL: any of its values may be null.</summary>
sealed record ParquetColumn(string Name, ParquetType Type);
