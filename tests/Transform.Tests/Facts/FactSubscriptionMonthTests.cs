namespace InsightsEtl.Transform.Tests;

public sealed class FactSubscriptionMonthTests
{
    [Theory]
    [InlineData("ACTIVE", SubscriptionStatus.Active)]
    [InlineData("open", SubscriptionStatus.Active)]
    [InlineData("Renewed", SubscriptionStatus.Active)]
    [InlineData("In Grace Period", SubscriptionStatus.InGracePeriod)]
    [InlineData("IN_GRACE\u00A0PERIOD", SubscriptionStatus.InGracePeriod)]
    [InlineData("in_grace", SubscriptionStatus.InGracePeriod)]
    [InlineData("Suspended", SubscriptionStatus.Suspended)]
    [InlineData("_disabled_", SubscriptionStatus.Disabled)]
    [InlineData("EXPIRED", SubscriptionStatus.Disabled)]
    [InlineData("inactive", SubscriptionStatus.Disabled)]
    [InlineData("de provisioned", SubscriptionStatus.Deprovisioned)]
    [InlineData("Deleted", SubscriptionStatus.Deprovisioned)]
    [InlineData("CLOSED", SubscriptionStatus.Deprovisioned)]
    [InlineData("Churned", SubscriptionStatus.Deprovisioned)]
    public void A_status_is_known_by_its_letters(string word, SubscriptionStatus status)
    {
        var fact = FactOf(Lines.Subscription.With("status", word));

        (fact.Status, fact.OtherStatus).Should().Be((status, null));
    }

    [Theory]
    [InlineData("Paused")]
    [InlineData("ACTIVE!")]
    [InlineData("Deprovisioned soon")]
    [InlineData("___")]
    public void Any_other_status_keeps_the_sources_word(string word)
    {
        var fact = FactOf(Lines.Subscription.With("status", word));

        (fact.Status, fact.OtherStatus, fact.AvailableSeats).Should().Be((SubscriptionStatus.Other, word, 0));
    }

    [Theory]
    [InlineData("Active", "Paid", 10)]
    [InlineData("InGracePeriod", "Paid", 10)]
    [InlineData("Suspended", "Paid", 0)]
    [InlineData("Disabled", "Paid", 0)]
    [InlineData("Deprovisioned", "Paid", 0)]
    [InlineData("Active", "Free", 0)]
    [InlineData("InGracePeriod", "Free", 0)]
    public void Seats_are_available_where_they_may_be_used_and_are_paid_for(string status, string freeVsPaid, int available)
    {
        var march = new March().Deliver(Lines.Sku.With("freeVsPaid", freeVsPaid)).Deliver(Lines.Subscription.With("status", status));

        var fact = march.Transform().SubscriptionFacts.Single();

        (fact.LicenseCount, fact.AvailableSeats).Should().Be((10, available));
    }

    [Fact]
    public void Seats_are_those_of_the_workload_with_most()
    {
        var march = new March().Deliver(
            Lines.Usage.With("workload", "Exchange").With("assignedSeats", "8").With("activeSeats", "2"),
            Lines.Usage.With("workload", "Teams").With("assignedSeats", "7").With("activeSeats", "6"));

        var fact = march.Transform().SubscriptionFacts.Single();

        (fact.AssignedSeats, fact.ActiveSeats).Should().Be((8, 6));
    }

    [Fact]
    public void A_month_without_usage_does_not_know_its_seats()
    {
        var month = new March().Transform();

        month.IsUsageLoaded.Should().BeFalse();
        month.SubscriptionFacts.Single().Should().BeEquivalentTo(new { AssignedSeats = (int?)null, ActiveSeats = (int?)null });
        month.Totals.Should().BeEquivalentTo(new { AssignedSeats = (long?)null, ActiveSeats = (long?)null });
    }

    [Fact]
    public void A_subscription_without_usage_in_a_month_with_it_has_none_in_use()
    {
        var month = new March().Deliver(Lines.Usage.With("activeSeats", "x")).Transform();

        month.SubscriptionFacts.Single().Should().BeEquivalentTo(new { AssignedSeats = (int?)0, ActiveSeats = (int?)0 });
        month.Totals.Should().BeEquivalentTo(new { AssignedSeats = (long?)0, ActiveSeats = (long?)0 });
    }

    [Fact]
    public void A_channel_that_is_not_named_is_unknown()
    {
        var fact = FactOf(Lines.Subscription.With("salesChannel", null).With("salesModel", " "));

        (fact.SalesChannel, fact.SalesModel, fact.DetailedSalesModel).Should().Be(("Unknown", "Unknown", "Unknown"));
    }

    [Fact]
    public void Each_row_names_the_subscription_it_migrated_from()
    {
        var march = new March().Deliver(
            Lines.Subscription.With("migratedFromSubscriptionId", Ids.Another(Ids.Subscription)),
            Lines.Subscription.With("skuId", Ids.Another(Ids.Sku)));

        march.Transform().SubscriptionFacts.Select(fact => fact.MigratedFromSubscriptionId)
            .Should().Equal(Guid.Parse(Ids.Another(Ids.Subscription)), null);
    }

    static FactSubscriptionMonth FactOf(FeedRow line) => new March().Deliver(line).Transform().SubscriptionFacts.Single();
}
