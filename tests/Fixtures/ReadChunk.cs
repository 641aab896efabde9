namespace InsightsEtl.Fixtures;

/// <summary>What a Parquet file's footer says of one column of one row group, as DuckDB reads it.</summary>
/// <param name="Least">The lower bound of its values, as text; null where there is none.</param>
public sealed record ReadChunk(int RowGroup, string Column, long Rows, string Codec, string Encodings, string? Least, string? Greatest, long Nulls,
    long Bytes, long UncompressedBytes, bool HasDictionary);
