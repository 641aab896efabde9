using InsightsEtl.Extract;
using InsightsEtl.Load.Reports;
using Npgsql;

namespace InsightsEtl.Load.Ops;

/// <summary>What the ops pages ask of the ledger.</summary>
public sealed class OpsLedger(NpgsqlDataSource source)
{
    /// <summary>Newest month first, gaps included.</summary>
    public Task<IReadOnlyList<MonthRow>> MonthsAsync(CancellationToken cancellationToken) =>
        source.ReadAsync<MonthRow>("ops/months.sql", new { files = MonthReports.FilesOfMonth }, cancellationToken);

    /// <summary>The newest of each kind of step of each month.</summary>
    public Task<IReadOnlyList<StepRow>> StepsAsync(CancellationToken cancellationToken) =>
        source.ReadAsync<StepRow>("ops/month_steps.sql", parameters: null, cancellationToken);

    /// <summary>Without their parts: enough to choose a month's deliveries, not to read them.</summary>
    public async Task<IReadOnlyList<LandedDelivery>> DeliveriesAsync(CancellationToken cancellationToken) =>
        [.. (await source.ReadAsync<DeliveryRow>("ops/current_deliveries.sql", parameters: null, cancellationToken))
            .Select(row => row.ToLanded()).OfType<LandedDelivery>()];

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
        file, with_executive = maySeeRevenue, from = filter.From, to = filter.To, dataset = filter.Dataset, audience = filter.Audience,
        format = filter.Format, only_newest = filter.IsOnlyNewest,
    };
}
