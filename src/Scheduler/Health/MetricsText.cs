using System.Text;
using InsightsEtl.Extract;
using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Ops;

namespace InsightsEtl.Scheduler.Health;

/// <summary>How the pipeline stands, in the text format that Prometheus reads.</summary>
sealed class MetricsText(DateTimeOffset now)
{
    readonly StringBuilder _text = new();

    public void Write(MetricsRow row)
    {
        Family("insights_requests", "gauge", "Requests by state.", [("{state=\"queued\"}", row.Queued), ("{state=\"running\"}", row.Running)]);
        Family("insights_queue_age_seconds", "gauge", "For how long the oldest request has waited for a worker.", [("", row.QueueAgeSeconds)]);
        Family("insights_runs_total", "counter", "Runs that have ended, by how.",
            [("{state=\"succeeded\"}", row.RunsSucceeded), ("{state=\"failed\"}", row.RunsFailed), ("{state=\"interrupted\"}", row.RunsInterrupted)]);
        Family("insights_workers", "gauge", "Processes that work on requests.", [("", row.Workers)]);
        Family("insights_schedule_paused", "gauge", "1 while no night begins.", [("", row.IsPaused ? 1 : 0)]);
        if (row.LastNightAt is { } night)
            Family("insights_last_night_timestamp_seconds", "gauge", "When the last night was asked for.", [("", Unix(night))]);
        Family("process_resident_memory_bytes", "gauge", "Memory of this process.", [("", Environment.WorkingSet)]);
    }

    public void Write(IReadOnlyList<MonthRow> months)
    {
        var published = months.Where(month => month.Version is not null).ToList();
        Family("insights_month_version", "gauge", "Version of a published month.", published.Select(month => (Label(month), (double)month.Version!)));
        Family("insights_month_published_timestamp_seconds", "gauge", "When a month was last published.",
            published.Select(month => (Label(month), Unix(month.PublishedAt!.Value))));
        Family("insights_month_age_seconds", "gauge", "How long ago the day was that a month is as of.",
            published.Select(month => (Label(month), (now.UtcDateTime - month.AsOf!.Value.ToDateTime(TimeOnly.MinValue)).TotalSeconds)));
        Family("insights_month_partial", "gauge", "1 where a month's snapshot is of before its last day.",
            published.Select(month => (Label(month), month.IsPartial == true ? 1d : 0)));
        Family("insights_month_rejected_rows", "gauge", "Rows of a month's latest run that were refused.",
            months.Where(month => month.RowsRejected is not null).Select(month => (Label(month), (double)month.RowsRejected!)));
    }

    public void Write(IReadOnlyList<WatchedFeed> feeds)
    {
        Family("insights_feed_newest_timestamp_seconds", "gauge", "Day of a feed's newest delivery.",
            feeds.Where(feed => feed.Row.DeliveryDate is not null)
                .Select(feed => (Label(feed), Unix(feed.Row.DeliveryDate!.Value.ToDateTime(TimeOnly.MinValue)))));
        Family("insights_feed_late", "gauge", "1 where a feed was expected by now.", feeds.Select(feed => (Label(feed), feed.Late is null ? 0d : 1)));
        Family("insights_feed_left_out", "gauge", "Deliveries that are left out.", feeds.Select(feed => (Label(feed), (double)feed.Row.Problems)));
    }

    public override string ToString() => _text.ToString();

    /// <summary>Labels are months and feeds of our own: nothing to be escaped.</summary>
    void Family(string name, string kind, string meaning, IEnumerable<(string Labels, double Value)> samples)
    {
        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {meaning}\n# TYPE {name} {kind}\n");
        foreach (var (labels, value) in samples) _text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value:R}\n");
    }

    static string Label(MonthRow month) => $"{{month=\"{Month.Of(month.MonthStart)}\"}}";

    static string Label(WatchedFeed feed) => $"{{feed=\"{feed.Row.Feed}\"}}";

    static double Unix(DateTime instant) => Math.Floor((instant - DateTime.UnixEpoch).TotalSeconds);
}
