namespace InsightsEtl.Extract;

/// <summary>Which deliveries a pickup looks at.</summary>
/// <param name="Months">Months to be built; null: every date.</param>
/// <param name="Feeds">Null: all eight.</param>
public sealed record PickupScope(IReadOnlyCollection<Month>? Months = null, IReadOnlyCollection<Feed>? Feeds = null)
{
    public static readonly PickupScope Everything = new();

    /// <summary>Snapshots that a month may fall back to are wanted however old they are; others only in the months themselves.</summary>
    public bool Wants(Feed feed, DateOnly date)
    {
        if (Feeds?.Contains(feed) == false) return false;
        if (Months is null || Months.Contains(Month.Of(date))) return true;
        return FallsBack(feed) && Months.Any(month => date <= month.Last);
    }

    static bool FallsBack(Feed feed) => feed.Kind == FeedKind.Snapshot && feed != Feed.Subscriptions;
}
