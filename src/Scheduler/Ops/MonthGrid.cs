using InsightsEtl.Load.Ops;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>Months × steps, newest month first, as the ledger has it at this moment.</summary>
public sealed record MonthGrid(IReadOnlyList<GridMonth> Months)
{
    public static async Task<MonthGrid> ReadAsync(OpsLedger ledger, CancellationToken cancellationToken)
    {
        var months = ledger.MonthsAsync(cancellationToken);
        var steps = ledger.StepsAsync(cancellationToken);
        var landed = ledger.DeliveriesAsync(cancellationToken);
        var stepsOf = (await steps).ToLookup(step => step.MonthStart);
        var deliveries = await landed;
        return new MonthGrid([.. (await months).Select(row => GridMonth.Of(row, stepsOf[row.MonthStart], deliveries))]);
    }
}
