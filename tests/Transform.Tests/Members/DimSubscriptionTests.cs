namespace InsightsEtl.Transform.Tests;

public sealed class DimSubscriptionTests
{
    [Fact]
    public void Of_rows_that_disagree_those_of_the_smallest_sku_speak()
    {
        var march = new March().Deliver(
            Lines.Subscription.With("skuId", "f0000000-0000-0000-0000-000000000000").With("friendlyName", "F"),
            Lines.Subscription.With("skuId", "0F000000-0000-0000-0000-000000000000").With("friendlyName", "0").With("startDate", null),
            Lines.Subscription.With("skuId", "a0000000-0000-0000-0000-000000000000").With("friendlyName", "A"));

        march.Transform().Subscriptions.Should().Equal(new DimSubscription(
            Guid.Parse(Ids.Subscription), "0", StartDate: null, EndDate: null, AutoRenewEnabled: true, null, null, null, null, null, null));
    }

    [Fact]
    public void An_end_in_the_year_9999_is_no_end()
    {
        var month = new March().Deliver(Lines.Subscription.With("endDate", "9999-12-31T23:59:59")).Transform();

        month.Subscriptions.Should().ContainSingle().Which.EndDate.Should().BeNull();
    }

    [Fact]
    public void There_is_one_per_subscription_in_the_order_of_ids()
    {
        var march = new March().Deliver(
            Lines.Subscription.With("subscriptionId", Ids.Another(Ids.Subscription, 3)),
            Lines.Subscription,
            Lines.Subscription.With("subscriptionId", Ids.Another(Ids.Subscription, 2)),
            Lines.Subscription.With("skuId", Ids.Another(Ids.Sku)));

        march.Transform().Subscriptions.Select(subscription => subscription.SubscriptionId.ToString()).Should().Equal(
            Ids.Subscription, Ids.Another(Ids.Subscription, 2), Ids.Another(Ids.Subscription, 3));
    }
}
