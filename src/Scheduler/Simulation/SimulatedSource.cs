using InsightsEtl.Extract;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>A simulated service on a free port of this machine, with the sources that pull everything it has.</summary>
sealed class SimulatedSource : IAsyncDisposable
{
    SimulatedSource(SimulatedService service, SourceSet sources) => (Service, Sources) = (service, sources);

    public SimulatedService Service { get; }

    public SourceSet Sources { get; }

    public static async Task<SimulatedSource> StartAsync(string feedsFolder, ServiceShape shape, FaultPlan plan, CancellationToken cancellationToken)
    {
        var service = await SimulatedService.StartAsync(
            feedsFolder, "http://127.0.0.1:0", plan, TimeSpan.FromHours(1), TimeProvider.System, cancellationToken);
        var auth = new SourceAuth(new Uri(service.Url + "/token"), SimulatedTokens.ClientId, SimulatedTokens.ClientSecret, Scope: null);
        var query = $"date={Source.DatePlace}&format={shape.Format}&gzip={(shape.IsGzip ? 1 : 0)}";
        var sources = Feed.All.Select(feed => new Source(feed, $"{service.Url}/{shape.Paging}/{feed.Name}?{query}", Cadence.Daily, shape.Paging)
        {
            PageSize = shape.PageSize,
            Format = shape.Format,
            RepullDays = 0,
        });
        return new(service, SourceSet.None with { Sources = [.. sources], Auth = auth });
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
