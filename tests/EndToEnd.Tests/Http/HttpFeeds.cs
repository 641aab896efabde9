using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Simulation;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The clean golden set, served over HTTP, and what a pull of it makes of a landing.</summary>
static class HttpFeeds
{
    public const int PageSize = 20;

    public static readonly GoldenSet Golden = new("clean");

    /// <summary>When every month of the set is over.</summary>
    public static readonly DateOnly Today = new(2026, 11, 1);

    /// <summary>Quick to try again and to give up a slow body: what takes minutes at night shall take seconds here.</summary>
    public static readonly SourceLimits Hasty =
        new() { ParallelPerHost = 8, RetryDelay = TimeSpan.FromMilliseconds(20), PageTime = TimeSpan.FromSeconds(2), PageBytes = 16 << 20 };

    public static Task<SimulatedSource> ServeAsync(Paging paging, FaultPlan plan, BodyFormat format = BodyFormat.Json, bool isGzip = false) =>
        SimulatedSource.StartAsync(Golden.Feeds, new ServiceShape(paging, format, PageSize, isGzip), plan, CancellationToken.None);

    public static PullRequest Pull(SimulatedSource source) => new(source.Sources with { Limits = Hasty }, static () => Today);

    /// <summary>Pulls months into a landing and says what lies there: feed, date and identity of each delivery.</summary>
    public static async Task<(IReadOnlyList<string> Landed, PickupResult Pulled)> LandAsync(SimulatedSource source, Landing landing, IReadOnlyList<Month> months)
    {
        var pulled = await new SourcePickup(landing, Pull(source).Set, TimeProvider.System, new PullProgress())
            .RunAsync(new PickupScope(months), Today, [], CancellationToken.None);
        return ([.. landing.Current().Select(delivery => $"{delivery} {delivery.Rows} {delivery.Identity}")], pulled);
    }
}
