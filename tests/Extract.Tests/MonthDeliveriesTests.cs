namespace InsightsEtl.Extract.Tests;

public sealed class MonthDeliveriesTests
{
    static readonly Month October = new(2026, 10);

    readonly List<LandedDelivery> _current =
    [
        Delivery(Feed.Partners, "2026-10-02"), Delivery(Feed.Customers, "2026-10-31"), Delivery(Feed.Skus, "2026-10-01"),
        Delivery(Feed.Subscriptions, "2026-10-31"), Delivery(Feed.Attributions, "2026-10-31"), Delivery(Feed.FxRates, "2026-10-03"),
        Delivery(Feed.Billing, "2026-10-05"), Delivery(Feed.Usage, "2026-10-01"),
    ];

    static LandedDelivery Delivery(Feed feed, string date) =>
        new(feed, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), feed.Name + date, []);

    void Without(Feed feed) => _current.RemoveAll(delivery => delivery.Feed == feed);

    void Instead(Feed feed, params string[] dates)
    {
        Without(feed);
        _current.AddRange(dates.Select(date => Delivery(feed, date)));
    }

    MonthDeliveries Chosen() => MonthDeliveries.For(October, _current);

    [Fact]
    public void A_month_with_everything_is_whole_and_falls_back_on_nothing()
    {
        Chosen().IsPartial.Should().BeFalse();
        Chosen().FallenBack.Should().BeEmpty();
        Chosen().All.Should().HaveCount(8);
    }

    [Fact]
    public void The_latest_snapshot_of_the_month_speaks_for_it()
    {
        Instead(Feed.Customers, "2026-10-10", "2026-10-20", "2026-09-30", "2026-11-01");

        Chosen().Customers.Date.Should().Be(new DateOnly(2026, 10, 20));
    }

    [Fact]
    public void A_snapshot_falls_back_to_the_latest_earlier_one()
    {
        foreach (var feed in new[] { Feed.Partners, Feed.Customers, Feed.Skus, Feed.Attributions, Feed.FxRates })
            Instead(feed, "2025-01-01", "2026-08-31", "2026-11-01");

        Chosen().FallenBack.Should().HaveCount(5).And.OnlyContain(delivery => delivery.Date == new DateOnly(2026, 8, 31));
    }

    [Theory]
    [InlineData("partners")]
    [InlineData("customers")]
    [InlineData("skus")]
    public void Without_any_snapshot_to_fall_back_on_the_feed_is_missing(string feed)
    {
        Instead(Feed.Named(feed)!, "2026-11-01");

        this.Invoking(test => test.Chosen()).Should().Throw<FeedMissingException>().WithMessage($"Feed missing: 2026-10 * {feed} dated 2026-10-31 or before*");
    }

    [Fact]
    public void Subscriptions_do_not_fall_back()
    {
        Instead(Feed.Subscriptions, "2026-09-30", "2026-11-01");

        this.Invoking(test => test.Chosen()).Should().Throw<FeedMissingException>().WithMessage("*subscriptions dated in 2026-10*");
    }

    [Fact]
    public void Attributions_and_rates_never_delivered_count_as_empty()
    {
        Without(Feed.Attributions);
        Without(Feed.FxRates);

        Chosen().Attributions.Should().BeNull();
        Chosen().FxRates.Should().BeNull();
    }

    [Fact]
    public void Usage_and_billing_are_all_deliveries_of_the_month_by_date()
    {
        Instead(Feed.Usage, "2026-10-31", "2026-09-30", "2026-10-01", "2026-11-01");
        Instead(Feed.Billing, "2026-09-30");

        Chosen().Usage.Select(delivery => delivery.Date.Day).Should().Equal(1, 31);
        Chosen().Billing.Should().BeEmpty();
    }

    [Fact]
    public void A_month_is_partial_while_its_subscriptions_are_older_than_its_last_day()
    {
        Instead(Feed.Subscriptions, "2026-10-10", "2026-10-30");

        Chosen().IsPartial.Should().BeTrue();
        Chosen().AsOf.Should().Be(new DateOnly(2026, 10, 30));
    }
}
