namespace InsightsEtl.Load.Reports;

/// <summary>What a report's column holds; each may be null.</summary>
enum ReportColumnType
{
    /// <summary>UTF-8.</summary>
    Text,

    /// <summary>32 bits.</summary>
    Int32,

    /// <summary>Days since 1970-01-01.</summary>
    Date,

    /// <summary>Hundredths: a number with two places, 18 digits in all.</summary>
    Decimal,
}
