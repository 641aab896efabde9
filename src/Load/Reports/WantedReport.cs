using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load.Reports;

/// <summary>A report file somebody asks for, in its newest version.</summary>
public sealed record WantedReport(Report Report, Month Month, ReportAudience Audience, ReportFormat Format)
{
    /// <returns>Null: there is none.</returns>
    public async Task<RecordedReport?> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var found = await connection.RowsAsync(
            SqlText.Read("ledger/report_file_newest.sql"),
            row => new RecordedReport(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4)),
            cancellationToken,
            ("month", Month.First), ("dataset", Report.Name), ("audience", ReportFile.WordOf(Audience)), ("format", ReportFile.WordOf(Format)));
        return found is [var file] ? file : null;
    }

    public override string ToString() => $"{Report.Name} {Month} {ReportFile.WordOf(Audience)} {ReportFile.WordOf(Format)}";
}
