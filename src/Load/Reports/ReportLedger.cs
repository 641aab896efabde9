using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load.Reports;

/// <summary>Keeps <c>etl.report_file</c> and the folder of reports one: a row for every file, a file for every row.</summary>
sealed class ReportLedger(NpgsqlConnection connection, ReportFolder folder)
{
    public async Task<IReadOnlySet<string>> NamesAsync(Month month, CancellationToken cancellationToken) =>
        (await FilesAsync(month, cancellationToken)).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Of all months.</summary>
    public async Task<IReadOnlySet<string>> NamesAsync(CancellationToken cancellationToken) =>
        (await connection.RowsAsync("select file_name from etl.report_file", row => row.GetString(0), cancellationToken))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Lets rows go whose file is not there, and files that have no row. The caller holds the month's lock.</summary>
    public async Task SweepAsync(Month month, CancellationToken cancellationToken)
    {
        var files = await FilesAsync(month, cancellationToken);
        var gone = files.Where(file => !folder.Holds(file.Name, file.Bytes)).Select(file => file.Name).ToArray();
        if (gone.Length > 0) await ForgetAsync(gone, cancellationToken);
        folder.Sweep(month, files.Select(file => file.Name).Except(gone).ToHashSet(StringComparer.Ordinal));
    }

    public Task RecordAsync(MonthSnapshot month, IReadOnlyCollection<ReportDraft> drafts, long runId, CancellationToken cancellationToken) =>
        connection.RunAsync(
            SqlText.Read("ledger/report_file.sql"),
            cancellationToken,
            ("run", runId), ("month", month.Month.First), ("version", month.Version), ("as_of", month.AsOf), ("is_partial", month.IsPartial),
            ("datasets", drafts.Select(draft => draft.File.Report.Name).ToArray()),
            ("audiences", drafts.Select(draft => ReportFile.WordOf(draft.File.Audience)).ToArray()),
            ("formats", drafts.Select(draft => ReportFile.WordOf(draft.File.Format)).ToArray()),
            ("names", drafts.Select(draft => draft.File.Name).ToArray()),
            ("sha256s", drafts.Select(draft => draft.Sha256).ToArray()),
            ("row_counts", drafts.Select(draft => draft.Rows).ToArray()),
            ("bytes", drafts.Select(draft => draft.Bytes).ToArray()));

    public Task ForgetAsync(string[] names, CancellationToken cancellationToken) =>
        connection.RunAsync("delete from etl.report_file where file_name = any (@names)", cancellationToken, ("names", names));

    Task<List<(string Name, long Bytes)>> FilesAsync(Month month, CancellationToken cancellationToken) =>
        connection.RowsAsync(
            SqlText.Read("ledger/report_files_of_month.sql"),
            row => (row.GetString(0), row.GetInt64(1)),
            cancellationToken, ("month", month.First));
}
