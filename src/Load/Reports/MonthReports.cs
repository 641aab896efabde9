using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load.Reports;

/// <summary>Writes the report files of a published month: those its version does not have yet, all from one snapshot.</summary>
/// <remarks>
/// One process at a time writes a month's files. Its lock and its rows in the ledger are of one connection: who loses that has lost both,
/// and what it had named is swept by the next.
/// </remarks>
public sealed class MonthReports(string connectionString, ReportFolder folder, ReportOptions options, long runId)
{
    /// <summary>Each holds a batch of rows and its files' row groups in memory.</summary>
    const int DatasetsAtOnce = 2;

    /// <summary>Datasets × audiences × formats.</summary>
    public static int FilesOfMonth { get; } =
        Report.All.Count * Enum.GetValues<ReportAudience>().Length * Enum.GetValues<ReportFormat>().Length;

    /// <summary>Months whose files are of an older version than is published, or not all of it, or that a run failed to write; oldest first.</summary>
    public static async Task<IReadOnlyList<Month>> DueAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsLoginAsync(connectionString, cancellationToken);
        if (!await connection.ScalarAsync<bool>("select to_regclass('etl.report_file') is not null", cancellationToken)) return [];
        return await DueAsync(connection, cancellationToken);
    }

    internal static async Task<IReadOnlyList<Month>> DueAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.RowsAsync(
            SqlText.Read("ledger/report_months_due.sql"), row => Month.Of(row.GetFieldValue<DateOnly>(0)), cancellationToken,
            ("files", FilesOfMonth));

    /// <param name="reports">Which datasets; those that are there already are left alone.</param>
    /// <param name="progress">Receives the rows of each batch written; may be null.</param>
    /// <returns>The files written; none where none was due; null where the month is not published.</returns>
    /// <exception cref="MonthHeldException">Another process has been writing the month's files for too long.</exception>
    /// <exception cref="ReportFolderException">The folder is another warehouse's.</exception>
    /// <exception cref="IOException">The disk is full or broken; nothing is visible of what was begun.</exception>
    public async Task<IReadOnlyList<WrittenReport>?> WriteDueAsync(
        Month month, IReadOnlyCollection<Report> reports, Action<long>? progress, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenOwnAsync(connectionString, cancellationToken);
        await ReportLock.TakeAsync(connection, month, cancellationToken);
        await ReportFolderMark.EnsureAsync(connection, folder, cancellationToken);
        var ledger = new ReportLedger(connection, folder);
        await ledger.SweepAsync(month, cancellationToken);
        List<ReportDraft> drafts = [];
        try
        {
            var snapshot = await DraftAsync(connection, month, reports, drafts, progress, cancellationToken);
            if (snapshot is null) return null;
            await EnsureLockedAsync(connection, cancellationToken);
            drafts = [.. Report.All.SelectMany(report => drafts.Where(draft => draft.File.Report == report))];
            Fault.Hit("report.written");
            foreach (var dataset in drafts.GroupBy(draft => draft.File.Report)) Name([.. dataset]);
            Fault.Hit("report.before-recorded");
            // From here on there is no way back: the files have their names.
            await ledger.RecordAsync(snapshot, drafts, runId, CancellationToken.None);
            Fault.Hit("report.recorded");
            return [.. drafts.Select(draft => new WrittenReport(draft.File, draft.Rows, draft.Bytes, draft.Sha256))];
        }
        finally
        {
            foreach (var draft in drafts) draft.Dispose();
        }
    }

    /// <summary>Others read and write what this connection only holds the lock for: if it was lost meanwhile, nothing gets its name.</summary>
    static Task EnsureLockedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.Living().RunAsync("select", cancellationToken);

    /// <summary>Writes all due files of a month under names nobody reads.</summary>
    async Task<MonthSnapshot?> DraftAsync(
        NpgsqlConnection connection, Month month, IReadOnlyCollection<Report> reports, List<ReportDraft> drafts, Action<long>? progress,
        CancellationToken cancellationToken)
    {
        await using var reading = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        await connection.RunAsync("set transaction read only", cancellationToken);
        if (await MonthSnapshot.ReadAsync(connection, month, cancellationToken) is not { } snapshot) return null;
        var known = await new ReportLedger(connection, folder).NamesAsync(month, cancellationToken);
        var due = reports.Select(report => FilesOf(report, snapshot).Where(file => !known.Contains(file.Name)).ToList()).Where(files => files.Count > 0);
        var shared = await connection.ScalarAsync<string>("select pg_export_snapshot()", cancellationToken);
        // While one dataset is being sorted by the server, another is written.
        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = DatasetsAtOnce, CancellationToken = cancellationToken },
            async (files, token) => await DraftAsync(snapshot, shared!, files, drafts, progress, token));
        return snapshot;
    }

    /// <summary>Writes the due files of one dataset, as the shared snapshot has it.</summary>
    async Task DraftAsync(
        MonthSnapshot snapshot, string shared, IReadOnlyList<ReportFile> due, List<ReportDraft> drafts, Action<long>? progress,
        CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        await using var reading = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        // Keys of several columns are taken for rarer than they are, and a nested loop over a month takes thrice as long.
        await connection.RunAsync(
            $"set transaction snapshot '{shared}'; set transaction read only; set local enable_nestloop = off", cancellationToken);
        var rows = await ReportRows.OpenAsync(connection, due[0].Report, snapshot.Month, cancellationToken);
        List<ReportDraft> own = [];
        lock (drafts)
        {
            foreach (var file in due)
            {
                own.Add(new ReportDraft(folder.NewDraftPath(file), file, rows.Columns, options));
                drafts.Add(own[^1]);
            }
        }

        var written = own.Where((draft, place) => !own.Take(place).Any(draft.HasBytesOf)).ToList();
        await rows.WriteAsync(written, progress, cancellationToken);
        Parallel.ForEach(written, draft => draft.Seal(snapshot));
        Parallel.ForEach(own.Except(written), draft => draft.SealAs(written.First(draft.HasBytesOf), snapshot));
    }

    void Name(IReadOnlyCollection<ReportDraft> drafts)
    {
        foreach (var draft in drafts) draft.Name(folder.PathOf(draft.File.Name));
        DurableFolder.Flush(Path.GetDirectoryName(folder.PathOf(drafts.First().File.Name))!);
        Fault.Hit("report.named");
    }

    static IEnumerable<ReportFile> FilesOf(Report report, MonthSnapshot snapshot) =>
        from audience in Enum.GetValues<ReportAudience>()
        from format in Enum.GetValues<ReportFormat>()
        select new ReportFile(report, snapshot.Month, audience, format, snapshot.Version);
}
