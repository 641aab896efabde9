using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Reports;

/// <summary>How report files are written and how long they stay.</summary>
public sealed record ReportOptions
{
    /// <summary>Whether this machine has the library that zstd needs.</summary>
    public static bool IsZstdPresent => Zstd.IsPresent;

    /// <summary>Compression of Parquet files; null: zstd where libzstd is present, else Snappy.</summary>
    public ParquetCodec? Codec { get; init; }

    /// <summary>Rows of a Parquet row group, 1,000 to 524,288: what a writer holds in memory.</summary>
    public int RowGroupRows { get; init; } = 131_072;

    /// <summary>Newest versions of a month's files that stay, at least 1.</summary>
    public int KeepVersions { get; init; } = 3;

    /// <summary>Newest months whose files stay; null: all.</summary>
    public int? KeepMonths { get; init; }
}
