using InsightsEtl.Extract;
using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Night;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>Months × steps, newest month first, as the ledger has it at this moment.</summary>
/// <param name="IsPaused">No night begins.</param>
public sealed record MonthGrid(IReadOnlyList<GridMonth> Months, bool IsPaused)
{
    internal static async Task<MonthGrid> ReadAsync(OpsLedger ledger, FeedWatch watch, CancellationToken cancellationToken)
    {
        var (months, steps, landed) = (
            ledger.MonthsAsync(cancellationToken), ledger.StepsAsync(cancellationToken), ledger.DeliveriesAsync(cancellationToken));
        var (queue, triggers, late) = (
            ledger.QueueAsync(cancellationToken), ledger.TriggersAsync(cancellationToken), watch.LateAsync(cancellationToken));
        var due = ledger.ReportsDueAsync(cancellationToken);
        await Task.WhenAll(months, steps, landed, queue, triggers, late, due);
        var besideOf = LateWords(await late).Concat(DueWords(await due)).ToLookup(word => word.Month, word => word.Word);
        var stepsOf = (await steps).ToLookup(step => step.MonthStart);
        var deliveries = await landed;
        var requests = (await queue).Where(request => request.Month is not null).ToDictionary(request => request.Month!.Value);
        return new MonthGrid(
            [
                .. (await months).Select(row => GridMonth.Of(
                    row, stepsOf[row.MonthStart], deliveries, requests.GetValueOrDefault(Month.Of(row.MonthStart)),
                    besideOf[Month.Of(row.MonthStart)])),
            ],
            (await triggers).Any(trigger => trigger.IsPaused));
    }

    static IEnumerable<(Month Month, StateWord Word)> LateWords(IEnumerable<LateFeed> late) => late.GroupBy(feed => feed.Month)
        .Select(feeds => (feeds.Key, new StateWord("late", Tone.Bad, string.Join(' ', feeds.Select(feed => feed.Message)))));

    static IEnumerable<(Month Month, StateWord Word)> DueWords(IEnumerable<Month> due) => due.Select(month =>
        (month, new StateWord("reports due", Tone.Warning, "Its report files are not all of the version that is published, or could not be written.")));
}
