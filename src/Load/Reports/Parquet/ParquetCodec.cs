namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>How pages are compressed (Compression.md).</summary>
public enum ParquetCodec
{
    Uncompressed,
    Snappy,
    Gzip,
    Zstd,
}
