using InsightsEtl.Extract;
using InsightsEtl.Load.Reports;
using Npgsql;

namespace InsightsEtl.Load.Ops;

/// <summary>What the ops pages ask of the ledger.</summary>
public sealed class OpsLedger(NpgsqlDataSource source)
{
    /// <summary>Newest month first, gaps included.</summary>
    public Task<IReadOnlyList<MonthRow>> MonthsAsync(CancellationToken cancellationToken) =>
        source.ReadAsync<MonthRow>("ops/months.sql", parameters: null, cancellationToken);

    /// <summary>Months whose report files are of an older version, or not all of it, or that a run failed to write.</summary>
    public async Task<IReadOnlyList<Month>> ReportsDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await MonthReports.DueAsync(connection, cancellationToken);
    }

    /// <summary>The newest of each kind of step of each month.</summary>
    public Task<IReadOnlyList<StepRow>> StepsAsync(CancellationToken cancellationToken) =>
        source.ReadAsync<StepRow>("ops/month_steps.sql", parameters: null, cancellationToken);

    /// <summary>Without their parts: enough to choose a month's deliveries, not to read them.</summary>
    public async Task<IReadOnlyList<LandedDelivery>> DeliveriesAsync(CancellationToken cancellationToken) =>
        [.. (await source.ReadAsync<DeliveryRow>("ops/current_deliveries.sql", parameters: null, cancellationToken))
            .Select(row => row.ToLanded()).OfType<LandedDelivery>()];

    /// <summary>Newest first.</summary>
    /// <param name="before">Only runs below this number; null: from the newest.</param>
    public Task<IReadOnlyList<RunRow>> RunsAsync(long? before, int count, CancellationToken cancellationToken) =>
        source.ReadAsync<RunRow>("ops/runs.sql", new { before, count, run = (long?)null }, cancellationToken);

    /// <returns>Null: there is no such run.</returns>
    public async Task<RunRow?> RunAsync(long run, CancellationToken cancellationToken) =>
        await source.ReadAsync<RunRow>("ops/runs.sql", new { before = (long?)null, count = 1, run }, cancellationToken) is [var found]
            ? found
            : null;

    /// <summary>All there is about a run.</summary>
    /// <param name="filter">Which of its rejected rows.</param>
    public async Task<RunDetail?> RunDetailAsync(long run, RejectFilter filter, CancellationToken cancellationToken)
    {
        if (await RunAsync(run, cancellationToken) is not { } found) return null;
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return new RunDetail(
            found,
            await connection.ReadAsync<RunStepRow>("ops/run_steps.sql", new { run }, cancellationToken),
            await connection.ReadAsync<LogLineRow>("ops/log_lines.sql", new { run, count = RunDetail.LinesShown }, cancellationToken),
            await connection.ReadAsync<RunDeliveryRow>("ops/run_deliveries.sql", new { run }, cancellationToken),
            await connection.ReadAsync<RunCheckRow>("ops/run_checks.sql", new { run }, cancellationToken),
            await connection.ReadAsync<RejectCountRow>("ops/run_reject_counts.sql", new { run }, cancellationToken),
            await connection.ReadAsync<RejectedRow>(
                "ops/run_rejects.sql",
                new { run, month = filter.Month, feed = filter.Feed, reason = filter.Reason, text = filter.Text, count = RejectFilter.Most },
                cancellationToken),
            await connection.ReadAsync<RunPublishRow>("ops/run_publishes.sql", new { run }, cancellationToken),
            await connection.ReadAsync<RunFileRow>("ops/run_files.sql", new { run }, cancellationToken));
    }

    /// <summary>Open requests in the order in which workers take them, the night first.</summary>
    public async Task<IReadOnlyList<QueuedRequest>> QueueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await RequestLedger.OpenAsync(connection, cancellationToken);
    }

    /// <returns>Null: there is no such request.</returns>
    public async Task<QueuedRequest?> RequestAsync(long request, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await RequestLedger.FindAsync(connection, request, cancellationToken);
    }

    public async Task<IReadOnlyList<ScheduledTrigger>> TriggersAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await RunSchedule.ReadAsync(connection, cancellationToken);
    }

    public Task<IReadOnlyList<WorkerRow>> WorkersAsync(CancellationToken cancellationToken) =>
        source.ReadAsync<WorkerRow>("ops/workers.sql", parameters: null, cancellationToken);

    /// <param name="run">Null: all that runs and waits.</param>
    public async Task<PulseRow> PulseAsync(long? run, CancellationToken cancellationToken) =>
        (await source.ReadAsync<PulseRow>("ops/pulse.sql", new { run }, cancellationToken))[0];

    public async Task<MetricsRow> MetricsAsync(CancellationToken cancellationToken) =>
        (await source.ReadAsync<MetricsRow>("ops/metrics.sql", parameters: null, cancellationToken))[0];

    /// <summary>All eight, in the order of the contract.</summary>
    public Task<IReadOnlyList<FeedRow>> FeedsAsync(CancellationToken cancellationToken) =>
        source.ReadAsync<FeedRow>("ops/feeds.sql", new { feeds = Feed.All.Select(feed => feed.Name).ToArray() }, cancellationToken);

    public Task<IReadOnlyList<ProblemRow>> ProblemsAsync(CancellationToken cancellationToken) =>
        source.ReadAsync<ProblemRow>("ops/problems.sql", parameters: null, cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="before">Only actions below this number; null: from the newest.</param>
    public Task<IReadOnlyList<AuditRow>> AuditAsync(long? before, int count, string? text, CancellationToken cancellationToken) =>
        source.ReadAsync<AuditRow>("ops/audit.sql", new { before, count, text }, cancellationToken);

    /// <param name="maySeeRevenue">Without it, files for executives are not there.</param>
    public Task<IReadOnlyList<ReportFileRow>> ReportFilesAsync(ReportFilter filter, bool maySeeRevenue, CancellationToken cancellationToken) =>
        source.ReadAsync<ReportFileRow>("ops/report_files.sql", Parameters(filter, maySeeRevenue, file: null), cancellationToken);

    /// <returns>Null: there is none, or none for the asker.</returns>
    public async Task<ReportFileRow?> ReportFileAsync(Guid reportFileId, bool maySeeRevenue, CancellationToken cancellationToken)
    {
        var files = await source.ReadAsync<ReportFileRow>(
            "ops/report_files.sql", Parameters(new ReportFilter(IsOnlyNewest: false), maySeeRevenue, reportFileId), cancellationToken);
        return files is [var file] ? file : null;
    }

    static object Parameters(ReportFilter filter, bool maySeeRevenue, Guid? file) => new
    {
        file,
        with_executive = maySeeRevenue,
        from = filter.From,
        to = filter.To,
        dataset = filter.Dataset,
        audience = filter.Audience,
        format = filter.Format,
        only_newest = filter.IsOnlyNewest,
    };
}
