namespace InsightsEtl.Load.Reports;

/// <summary>A column of a report file.</summary>
/// <param name="Type">string, int32, date or decimal(18,2); each may be null.</param>
sealed record ManifestColumn(string Name, string Type)
{
    public static ManifestColumn Of(ReportColumn column) => new(column.Name, column.Type switch
    {
        ReportColumnType.Text => "string",
        ReportColumnType.Decimal => "decimal(18,2)",
        _ => ReportFile.WordOf(column.Type),
    });
}
