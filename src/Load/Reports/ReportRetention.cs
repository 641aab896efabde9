using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load.Reports;

/// <summary>Lets old report files go: first their rows in the ledger, then the files, so that no row is ever without its file.</summary>
public sealed class ReportRetention(string connectionString, ReportFolder folder, ReportOptions options)
{
    /// <summary>Files that may go.</summary>
    public async Task<IReadOnlyList<PrunedReport>> DueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        return await DueAsync(connection, cancellationToken);
    }

    /// <returns>Files that went.</returns>
    /// <exception cref="MonthHeldException">Another process has been writing a month's files for too long.</exception>
    public async Task<IReadOnlyList<PrunedReport>> PruneAsync(CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenOwnAsync(connectionString, cancellationToken);
        await ReportFolderMark.EnsureAsync(connection, folder, cancellationToken);
        var ledger = new ReportLedger(connection, folder);
        var due = await DueAsync(connection, cancellationToken);
        foreach (var month in due.GroupBy(file => file.Month))
        {
            await ReportLock.TakeAsync(connection, month.Key, cancellationToken);
            await ledger.ForgetAsync([.. month.Select(file => file.Name)], cancellationToken);
            Fault.Hit("report.forgotten");
            foreach (var file in month) folder.Delete(file.Name);
            await ReportLock.ReleaseAsync(connection, month.Key, cancellationToken);
        }
        await SweepAsync(connection, ledger, cancellationToken);
        return due;
    }

    /// <summary>Removes what dead processes left behind, months that somebody writes just now excepted.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder.PathOf(""))) return;
        await using var connection = await EtlSession.OpenOwnAsync(connectionString, cancellationToken);
        await ReportFolderMark.EnsureAsync(connection, folder, cancellationToken);
        await SweepAsync(connection, new ReportLedger(connection, folder), cancellationToken);
    }

    async Task SweepAsync(NpgsqlConnection connection, ReportLedger ledger, CancellationToken cancellationToken)
    {
        foreach (var month in folder.MonthsWithLeftovers(await ledger.NamesAsync(cancellationToken)))
        {
            if (!await ReportLock.TryTakeAsync(connection, month, cancellationToken)) continue;
            await ledger.SweepAsync(month, cancellationToken);
            await ReportLock.ReleaseAsync(connection, month, cancellationToken);
        }
    }

    async Task<IReadOnlyList<PrunedReport>> DueAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.RowsAsync(
            SqlText.Read("ledger/report_files_beyond.sql"),
            row => new PrunedReport(Month.Of(row.GetFieldValue<DateOnly>(1)), row.GetString(0), row.GetInt64(2)),
            cancellationToken, ("keep_versions", options.KeepVersions), ("keep_months", options.KeepMonths ?? int.MaxValue));
}
