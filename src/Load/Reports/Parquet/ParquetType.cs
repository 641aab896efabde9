namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>What a column's values are: a physical type of Parquet with the logical type that readers show (LogicalTypes.md).</summary>
enum ParquetType
{
    /// <summary>INT32.</summary>
    Int32,

    /// <summary>INT32 as DATE: days since 1970-01-01, negative before it.</summary>
    Date,

    /// <summary>INT64 as DECIMAL(18,2): the value is in hundredths.</summary>
    Decimal18Scale2,

    /// <summary>BYTE_ARRAY as STRING: UTF-8, which the caller vouches for.</summary>
    Text,
}
