using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>What looks wrong with a source though nothing failed.</summary>
static class PullRemarks
{
    public static IEnumerable<string> Of(PickupResult pulled)
    {
        foreach (var feed in pulled.Deliveries.GroupBy(delivery => delivery.Feed))
            if (feed.All(delivery => delivery.Outcome == PickupOutcome.Absent))
                yield return $"{feed.Key.Name}: warning, the service has none of the {Figures.Count(feed.Count())} deliveries asked for (404 or 204). "
                    + $"To do: see whether Sources:{feed.Key.Name}:Url and Cadence are right.";
    }
}
