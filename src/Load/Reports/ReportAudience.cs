namespace InsightsEtl.Load.Reports;

/// <summary>Whom a file is for.</summary>
public enum ReportAudience
{
    /// <summary>May not see revenue: the columns are absent.</summary>
    Viewer,

    /// <summary>Sees all columns.</summary>
    Executive,
}
