using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

public sealed class OrphanTests
{
    static readonly string Stranger = Ids.Another(Ids.Subscription);

    [Fact]
    public void Usage_of_a_subscription_that_is_not_in_the_snapshot_is_counted_and_in_no_fact()
    {
        var orphan = Lines.Usage.With("subscriptionId", Stranger);
        var march = new March().Deliver(orphan, orphan.With("workload", "Teams"), orphan.With("activeSeats", "-1"));

        var month = march.Transform();

        month.Orphans.Should().Equal(new Orphan(Feed.Usage, Guid.Parse(Stranger), Guid.Parse(Ids.Sku), 2));
        month.UsageFacts.Should().BeEmpty();
        month.Totals.Should().BeEquivalentTo(new { UsageRows = 0L, UsageActiveSeats = 0L, ActiveSeats = 0L });
    }

    [Fact]
    public void A_known_subscription_with_a_strange_sku_is_an_orphan_too()
    {
        var month = new March().Deliver(Lines.Usage.With("skuId", Ids.Another(Ids.Sku))).Transform();

        month.Orphans.Should().ContainSingle().Which.SkuId.Should().Be(Guid.Parse(Ids.Another(Ids.Sku)));
    }

    [Fact]
    public void Superseded_usage_is_counted_among_the_orphans()
    {
        var orphan = Lines.Usage.With("subscriptionId", Stranger).With("usageDate", "2026-03-10");

        var month = new March().DeliverOn(10, orphan).DeliverOn(11, orphan).DeliverOn(12, orphan.With("activeSeats", "1")).Transform();

        month.Orphans.Should().ContainSingle().Which.Rows.Should().Be(3);
    }

    [Fact]
    public void Billing_of_a_subscription_that_is_not_in_the_snapshot_is_no_revenue()
    {
        var orphan = Lines.Billing.With("subscriptionId", Stranger);

        var month = new March().DeliverOn(5, orphan).DeliverOn(25, orphan, orphan.With("lineNumber", "2")).Transform();

        month.Orphans.Should().Equal(new Orphan(Feed.Billing, Guid.Parse(Stranger), Guid.Parse(Ids.Sku), 3));
        month.RevenueFacts.Should().BeEmpty();
        month.Totals.BilledLinesUsd.Should().Be(0);
    }

    [Fact]
    public void Duplicates_and_rejects_are_no_orphans()
    {
        var orphan = Lines.Billing.With("subscriptionId", Stranger);

        var month = new March().Deliver(orphan, orphan, orphan.With("amount", "1")).Transform();

        month.Orphans.Should().ContainSingle().Which.Rows.Should().Be(1);
    }

    [Fact]
    public void Orphans_are_listed_by_feed_then_subscription()
    {
        var march = new March()
            .Deliver(Lines.Usage.With("subscriptionId", Ids.Another(Ids.Subscription, 9)), Lines.Usage.With("subscriptionId", Stranger))
            .Deliver(Lines.Billing.With("subscriptionId", Stranger));

        march.Transform().Orphans.Select(orphan => (orphan.Feed.Name, orphan.SubscriptionId.ToString())).Should().Equal(
            ("billing", Stranger), ("usage", Stranger), ("usage", Ids.Another(Ids.Subscription, 9)));
    }
}
