namespace InsightsEtl.Load.Reports;

/// <summary>How a report is written down.</summary>
public enum ReportFormat
{
    Parquet,

    /// <summary>Commas, gzip.</summary>
    Csv,

    /// <summary>Tabs, gzip.</summary>
    Tsv,
}
