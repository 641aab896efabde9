using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

/// <summary>March 2026: one partner, customer, SKU and subscription unless a test delivers others; no usage, billing or rates.</summary>
sealed class March
{
    public static readonly DateOnly Last = new(2026, 3, 31);

    readonly Dictionary<string, IReadOnlyList<FeedRow>> _rowsOfPart = [];
    readonly Dictionary<(Feed Feed, DateOnly Date), LandedDelivery> _deliveries = [];

    public March() => Deliver(Lines.Partner).Deliver(Lines.Customer).Deliver(Lines.Sku).Deliver(Lines.Subscription);

    public List<RejectedLine> Rejects { get; } = [];

    public List<DeliveryCount> Progress { get; } = [];

    /// <summary>Delivers rows of one feed on the last of March, in place of what that delivery was.</summary>
    public March Deliver(params FeedRow[] rows) => DeliverOn(Last.Day, rows);

    public March DeliverOn(int day, params FeedRow[] rows) => DeliverParts(rows[0].Feed, day, rows);

    public March DeliverParts(Feed feed, int day, params FeedRow[][] parts)
    {
        var date = new DateOnly(2026, 3, day);
        var landed = parts.Select((rows, number) => Land($"{feed.Name}/{date:yyyy-MM-dd}/part-{number:000}.csv", rows));
        _deliveries[(feed, date)] = new LandedDelivery(feed, date, $"{feed.Name}{date:yyyyMMdd}", [.. landed]);
        return this;
    }

    public MonthDeliveries Deliveries() => MonthDeliveries.For(new Month(2026, 3), _deliveries.Values);

    public TransformedMonth Transform(CancellationToken cancellationToken = default) =>
        MonthTransform.Run(Deliveries(), new MonthReading(Open, Rejects.Add, Progress.Add, cancellationToken));

    /// <summary>Transforms and says what became of the delivery that the feed has on the last of March.</summary>
    public DeliveryCount Count(Feed feed, int day = 31) =>
        Transform().Counts.Single(count => count.Delivery.Feed == feed && count.Delivery.Date.Day == day);

    LandedPart Land(string path, FeedRow[] rows)
    {
        _rowsOfPart[path] = rows;
        return new LandedPart(Path.GetFileName(path), path, rows.Length, "", rows.Length, PartFormat.Csv, IsGzip: false);
    }

    public RecordReader Open(LandedPart part, Feed feed) => new FakeRecords(_rowsOfPart[part.Path]);
}
