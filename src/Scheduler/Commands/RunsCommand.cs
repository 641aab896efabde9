using System.CommandLine;
using InsightsEtl.Load;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights runs</c>: the ledger.</summary>
static class RunsCommand
{
    const int Shown = 30;

    public static InsightsCommand Create()
    {
        var id = new Argument<long>("ID") { Description = "Number of the run." };
        var list = new InsightsCommand("list", "The newest runs.", "insights runs list").Does(ListAsync);
        var show = new InsightsCommand("show", "Steps, deliveries, checks, publishes and log lines of a run.", "insights runs show 12") { id };
        return new InsightsCommand("runs", "What ran, and how it went.", "insights runs\ninsights runs show 12")
        {
            list,
            show.Does((invocation, cancellationToken) => ShowAsync(invocation, invocation.Arguments.GetValue(id), cancellationToken)),
        }.Does(ListAsync);
    }

    static async Task<ExitCode> ListAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await using var connection = await LedgerView.OpenAsync(invocation, cancellationToken);
        var runs = await RunRecord.NewestAsync(connection, Shown, cancellationToken);
        if (invocation.IsJson) invocation.Terminal.WriteJson(new { runs });
        else invocation.Terminal.WriteTable(["run", "state", "exit", "started", "seconds", "command", "message"], runs.Select(Cells));
        return ExitCode.Done;
    }

    static async Task<ExitCode> ShowAsync(Invocation invocation, long runId, CancellationToken cancellationToken)
    {
        await using var connection = await LedgerView.OpenAsync(invocation, cancellationToken);
        var run = await RunRecord.FindAsync(connection, runId, cancellationToken)
            ?? throw new UsageException($"Found no run {runId}; see 'insights runs list'.");
        var steps = await LedgerTable.StepsAsync(connection, runId, cancellationToken);
        var deliveries = await LedgerTable.DeliveriesAsync(connection, runId, cancellationToken);
        var checks = await LedgerTable.ChecksAsync(connection, runId, cancellationToken);
        var publishes = await LedgerTable.PublishesAsync(connection, runId, cancellationToken);
        var progress = await LedgerTable.ProgressAsync(connection, runId, cancellationToken);
        var lines = await LedgerTable.LogLinesAsync(connection, runId, after: 0, cancellationToken);
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new
            {
                run,
                steps = steps.Objects(),
                deliveries = deliveries.Objects(),
                checks = checks.Objects(),
                publishes = publishes.Objects(),
                progress = progress.Objects(),
                lines = lines.Objects(),
            });
            return ExitCode.Done;
        }
        invocation.Terminal.WriteTable(["run", "state", "exit", "started", "seconds", "command", "message"], [Cells(run)]);
        invocation.Write("Steps", steps);
        invocation.Write("Deliveries", deliveries);
        invocation.Write("Checks", checks);
        invocation.Write("Published", publishes);
        if (run.FinishedAt is null) invocation.Write("Under way", progress);
        invocation.Write("Said", lines);
        return ExitCode.Done;
    }

    static string[] Cells(RunRecord run) =>
    [
        run.RunId.ToString(CultureInfo.InvariantCulture), run.State, run.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "",
        run.StartedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        (run.FinishedAt - run.StartedAt)?.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) ?? "", run.Command, run.Message ?? "",
    ];
}
