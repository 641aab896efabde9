namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>One column of one row group, ready to be written.</summary>
/// <param name="Bounds">Null where every value is null, or a bound is too long to be of use.</param>
sealed record EncodedChunk(ChunkPages Pages, int Rows, int Nulls, ValueBounds? Bounds);
