using InsightsEtl.Extract;
using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Night;
using InsightsEtl.Scheduler.Web;
using Npgsql;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>The feeds as the ledger has them, and which are late by the settings of this host.</summary>
sealed class FeedWatch(OpsLedger ledger, WebHome home, NpgsqlDataSource source)
{
    public async Task<IReadOnlyList<WatchedFeed>> FindAsync(CancellationToken cancellationToken)
    {
        var late = (await LateAsync(cancellationToken)).ToDictionary(feed => feed.Feed.Name, StringComparer.Ordinal);
        return
        [
            .. (await ledger.FeedsAsync(cancellationToken)).Select(row => new WatchedFeed(
                row, HourOf(row.Feed), home.Schedule.Zone.Id, late.GetValueOrDefault(row.Feed)?.Message)),
        ];
    }

    public async Task<IReadOnlyList<LateFeed>> LateAsync(CancellationToken cancellationToken)
    {
        if (home.Schedule.ExpectedHours.Count == 0) return [];
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await new LateFeeds(home.Schedule, home.FeedsFolder, home.Clock).FindAsync(connection, cancellationToken);
    }

    int? HourOf(string feed) =>
        Feed.Named(feed) is { } named && home.Schedule.ExpectedHours.TryGetValue(named, out var hour) ? hour : null;
}
