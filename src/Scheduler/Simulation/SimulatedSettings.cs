using InsightsEtl.Extract;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>The settings with which the program pulls from a simulated service.</summary>
static class SimulatedSettings
{
    public static object Of(string url, IReadOnlyCollection<LandedDelivery> deliveries, Paging paging = Paging.NextLink, int pageSize = 10_000) => new
    {
        Sources = Feed.All.Where(feed => deliveries.Any(delivery => delivery.Feed == feed)).ToDictionary(
            feed => feed.Name,
            feed => (object)new
            {
                Url = $"{url}/{paging.ToString().ToLowerInvariant()}/{feed.Name}?date={Source.DatePlace}",
                Cadence = nameof(Cadence.Daily),
                Paging = paging.ToString(),
                PageSize = pageSize,
            }),
        SourceAuth = new { TokenUrl = $"{url}/token", SimulatedTokens.ClientId, Scope = "feeds" },
    };
}
