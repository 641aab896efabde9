using System.Collections.Concurrent;
using InsightsEtl.Extract;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>The deliveries of a drop folder, each laid out when it is first asked for.</summary>
sealed class SimulatedFeeds : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("insights-simulate-").FullName;
    readonly Dictionary<(string Feed, DateOnly Date), LandedDelivery> _dropped;
    readonly ConcurrentDictionary<(string, DateOnly), Lazy<SimulatedDelivery>> _laidOut = new();

    public SimulatedFeeds(IEnumerable<LandedDelivery> dropped) =>
        _dropped = dropped.ToDictionary(delivery => (delivery.Feed.Name, delivery.Date));

    public IReadOnlyCollection<LandedDelivery> All => _dropped.Values;

    /// <returns>Null: the folder has none for the date.</returns>
    public SimulatedDelivery? Find(string feed, DateOnly date) => _dropped.TryGetValue((feed, date), out var dropped)
        ? _laidOut.GetOrAdd((feed, date), _ => new Lazy<SimulatedDelivery>(() => SimulatedDelivery.Of(dropped, _folder))).Value
        : null;

    public void Dispose()
    {
        foreach (var delivery in _laidOut.Values.Where(delivery => delivery.IsValueCreated)) delivery.Value.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
