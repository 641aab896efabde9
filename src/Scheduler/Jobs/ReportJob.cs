using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>Writes the report files a published month does not have yet.</summary>
sealed class ReportJob(string connectionString, ReportFolder folder, ReportOptions options, RunLedger ledger, Progress progress)
{
    /// <returns>The files written; null where the month is not published.</returns>
    /// <exception cref="IOException">The disk is full or broken; nothing is visible of what was begun.</exception>
    public async Task<IReadOnlyList<WrittenReport>?> RunAsync(Month month, IReadOnlyCollection<Report> reports, CancellationToken cancellationToken)
    {
        using var span = RunSignals.Step(month, MonthStep.Report);
        var elapsed = await ledger.StepStartedAsync(month, MonthStep.Report, cancellationToken);
        using var step = progress.Step($"{month} report");
        var written = await new MonthReports(connectionString, folder, options, ledger.RunId)
            .WriteDueAsync(month, reports, rows => step.Advance(bytes: 0, rows), cancellationToken);
        if (written?.Count > 0) step.Done(Summary(written));
        await ledger.StepEndedAsync(month, MonthStep.Report, elapsed, Outcome(written), CancellationToken.None);
        return written;
    }

    static StepOutcome Outcome(IReadOnlyList<WrittenReport>? written) => written is null or []
        ? new StepOutcome(RunState.Skipped, Summary(written))
        : new StepOutcome(RunState.Succeeded, Summary(written), RowsOut: written.Sum(file => file.Rows));

    static string Summary(IReadOnlyList<WrittenReport>? written) => written switch
    {
        null => "Not published.",
        [] => "Up to date.",
        _ => $"{Figures.Count(written.Count)} files, {Figures.Bytes(written.Sum(file => file.Bytes))}",
    };
}
