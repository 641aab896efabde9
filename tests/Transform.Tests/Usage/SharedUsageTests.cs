using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

public sealed class SharedUsageTests
{
    static readonly string[] SubscriptionIds = [.. Enumerable.Range(0, 40).Select(number => $"{number:x8}-0000-4000-8000-0000000000{number * 7 % 256:x2}")];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_months_usage_is_the_same_by_however_many_readers(int readers)
    {
        var alone = Told(readers: 1);

        Told(readers).Should().BeEquivalentTo(alone, options => options.WithStrictOrdering());
        alone.Should().Contain(line => line.StartsWith("fact")).And.Contain(line => line.StartsWith("ConflictingDuplicate"))
            .And.Contain(line => line.StartsWith("MissingValue")).And.Contain(line => line.StartsWith("BadEncoding"));
    }

    [Fact]
    public void Rows_of_one_subscription_meet_in_one_reader_however_its_id_is_written()
    {
        var march = new March()
            .Deliver([.. SubscriptionIds.Select(id => Lines.Subscription.With("subscriptionId", id))])
            .Deliver([.. SubscriptionIds.SelectMany(id => new[]
                { Of(id, "8"), Of(id.ToUpperInvariant(), "8"), Of(id + "\u00A0", "8"), Of("\u3000" + id + "\u3000", "8"), Of(id.ToUpperInvariant(), "9") })]);

        march.Count(Feed.Usage, 31).Should().BeEquivalentTo(new { RowsUsed = 40, RowsDuplicate = 120, RowsRejected = 40 });
    }

    /// <summary>Facts in their order, rejects by line, and what was counted.</summary>
    static string[] Told(int readers)
    {
        var rejects = new List<RejectedLine>();
        var march = new March()
            .Deliver([.. SubscriptionIds.Select(id => Lines.Subscription.With("subscriptionId", id))])
            .DeliverOn(30, [.. SubscriptionIds.Select(id => Of(id, "7").With("usageDate", "2026-03-30").With("workload", $"Teams {id[^1]}"))])
            .DeliverOn(31, [.. SubscriptionIds.SelectMany(Rows)]);
        var deliveries = march.Deliveries();
        var reading = new MonthReading(march.Open, rejects.Add, null, CancellationToken.None);
        var subscriptions = SubscriptionLines.Read(deliveries.Subscriptions, reading);

        var usage = UsageLines.Read(deliveries.Usage, deliveries.Month, readers, subscriptions, reading);

        return
        [
            .. Enumerable.Range(0, usage.Count).Select(order => usage[order]).Select(fact =>
                $"fact {fact.Entry.Subscription} {fact.Workload} {fact.Entry.Latest} {fact.Entry.PeakActiveSeats} {fact.Entry.DaysReported}"),
            .. rejects.OrderBy(reject => reject.LineNumber).Select(reject => $"{reject.Reason} {reject.LineNumber} {reject.Excerpt}"),
            .. deliveries.Usage.Select(delivery => $"{reading.CountOf(delivery) with { Delivery = delivery }}"),
        ];
    }

    static IEnumerable<FeedRow> Rows(string id) =>
    [
        Of(id, "8"), Of(id, "8"), Of(id, "9"), Of(id, "5").With("workload", "Teams"), Of("", "1"), Of(id, "x"),
        Of(id, "1") with { Fault = StructureFault.BadEncoding },
    ];

    static FeedRow Of(string subscription, string assigned) =>
        Lines.Usage.With("subscriptionId", subscription).With("assignedSeats", assigned);
}
