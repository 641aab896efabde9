using InsightsEtl.Extract;
using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.Scheduler.Night;

/// <summary>Whether feeds are late: from its hour on, in the schedule's zone, the delivery of the day before is to be there.</summary>
sealed class LateFeeds(ScheduleSettings settings, string? feedsFolder, TimeProvider clock)
{
    /// <summary>Those late now. What waits in the drop folder for the next pickup is not late, but where it was looked at and left out.</summary>
    public async Task<IReadOnlyList<LateFeed>> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (settings.ExpectedHours.Count == 0) return [];
        var newest = await AlertLedger.NewestDeliveriesAsync(connection, cancellationToken);
        var leftOut = await DeliveryLedger.ProblemsAsync(connection, cancellationToken);
        return
        [
            .. settings.ExpectedHours
                .Select(expected => Expected(expected.Key, expected.Value, newest.TryGetValue(expected.Key.Name, out var found) ? found.Date : null))
                .Where(feed => (feed.NewestDate is null || feed.NewestDate < feed.ExpectedDate) && (leftOut.Contains((feed.Feed, feed.ExpectedDate)) || !IsDropped(feed)))
                .OrderBy(feed => feed.Feed.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Writes a message for each that is late, once per feed and date.</summary>
    public async Task AlertAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var feed in await FindAsync(connection, cancellationToken))
            await AlertLedger.RaiseAsync(connection, feed.Feed, feed.ExpectedDate, feed.Message, cancellationToken);
    }

    /// <summary>Before today's hour it is yesterday's delivery that counts, which was due the day before.</summary>
    LateFeed Expected(Feed feed, int hour, DateOnly? newest)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), settings.Zone);
        var day = DateOnly.FromDateTime(now.DateTime).AddDays(now.Hour >= hour ? 0 : -1);
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        return new LateFeed(feed, day.AddDays(-1), new DateTimeOffset(local, settings.Zone.GetUtcOffset(local)), newest);
    }

    /// <summary>Names come from our own list and the date, never from the folder.</summary>
    bool IsDropped(LateFeed late) => feedsFolder is not null && File.Exists(
        Path.Combine(feedsFolder, late.Feed.Name, late.ExpectedDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "manifest.json"));
}
