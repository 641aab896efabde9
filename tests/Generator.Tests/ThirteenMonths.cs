using InsightsEtl.Extract;

namespace InsightsEtl.Generator.Tests;

/// <summary>Thirteen months of five hundred customers, written and landed once for all tests that look into them.</summary>
public sealed class ThirteenMonths : IAsyncLifetime, IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly Dictionary<(Feed, Month), Snapshot> _snapshots = [];
    IReadOnlyList<LandedDelivery> _landed = [];

    internal static readonly IReadOnlyList<Month> Months =
        [.. new GeneratedFeedsRequest("", new Month(2025, 10), Feeds.October).Months];

    internal Landing Landing { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        new GeneratedFeedsRequest(_folder.Of("feeds"), Months[0], Months[^1], Customers: 500, Seed: 1, UsageDays: 2).Write();
        Landing = await Feeds.LandAsync(_folder.Of("feeds"), _folder.Of("landing"));
        _landed = Landing.Current();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    internal Snapshot In(Feed feed, Month month)
    {
        if (!_snapshots.TryGetValue((feed, month), out var snapshot))
            _snapshots[(feed, month)] = snapshot = Snapshot.Of(_landed, feed, month);
        return snapshot;
    }

    internal IEnumerable<Snapshot> All(Feed feed) => Months.Select(month => In(feed, month));

    /// <summary>Every change of a column from one month's snapshot to the next, of keys that are in both.</summary>
    internal IEnumerable<(string Before, string After)> Changes(Feed feed, string key, string column) =>
        Months.SkipLast(1).Zip(Months.Skip(1)).SelectMany(months =>
        {
            var before = In(feed, months.First).By(key, column);
            return In(feed, months.Second).By(key, column)
                .Where(after => before.TryGetValue(after.Key, out var earlier) && earlier != after.Value)
                .Select(after => (before[after.Key], after.Value));
        });

    /// <summary>For each month, the tenants with an active subscription.</summary>
    internal List<HashSet<string>> ActiveTenants() =>
        [.. All(Feed.Subscriptions).Select(snapshot => snapshot.Pairs("customerTenantId", "status")
            .Where(pair => pair.Second.ToUpperInvariant() is "ACTIVE" or "OPEN" or "RENEWED").Select(pair => pair.First).ToHashSet())];
}
