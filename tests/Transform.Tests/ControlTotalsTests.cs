namespace InsightsEtl.Transform.Tests;

public sealed class ControlTotalsTests
{
    [Fact]
    public void Totals_are_what_the_facts_add_up_to()
    {
        var other = Ids.Another(Ids.Subscription);
        var march = new March()
            .Deliver(
                Lines.Subscription,
                Lines.Subscription.With("subscriptionId", other).With("licenseCount", "2147483647"),
                Lines.Subscription.With("skuId", Ids.Another(Ids.Sku)).With("status", "Closed").With("licenseCount", "2147483647"))
            .Deliver(Lines.Attribution, Lines.Attribution.With("mpnId", "7"))
            .Deliver(Lines.Usage, Lines.Usage.With("workload", "Teams").With("activeSeats", "6"), Lines.Usage.With("subscriptionId", other))
            .Deliver(
                Lines.Billing.With("amount", "0.0123456"),
                Lines.Billing.With("lineNumber", "2").With("subscriptionId", other).With("amount", "-0.016"));

        march.Transform().Totals.Should().Be(new ControlTotals(
            SubscriptionRows: 3,
            LicenseCount: 4294967304,
            AvailableSeats: 2147483657,
            AssignedSeats: 16,
            ActiveSeats: 11,
            RevenueRows: 2,
            BilledRevenueUsd: -0.01m,
            BilledLinesUsd: -0.003654m,
            UsageRows: 3,
            UsageActiveSeats: 16,
            AttributionRows: 5));
    }
}
