using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

public sealed class FactRevenueMonthTests
{
    [Theory]
    [InlineData("0.005", "0.00")]
    [InlineData("0.015", "0.02")]
    [InlineData("0.025", "0.02")]
    [InlineData("-0.005", "0.00")]
    [InlineData("-0.015", "-0.02")]
    [InlineData("-0.025", "-0.02")]
    [InlineData("0.0050000001", "0.01")]
    [InlineData("-0.0050000001", "-0.01")]
    [InlineData("0.0049999999", "0.00")]
    [InlineData("1.994", "1.99")]
    [InlineData("-1.996", "-2.00")]
    public void Half_a_cent_goes_to_the_even_cent(string amount, string revenue)
    {
        RevenueOf(Lines.Billing.With("amount", amount)).Should().Be(Usd(revenue));
    }

    [Fact]
    public void Lines_are_summed_before_they_are_rounded()
    {
        RevenueOf(Line(1, "0.004"), Line(2, "0.004"), Line(3, "0.004"), Line(4, "-0.002")).Should().Be(Usd("0.01"));
    }

    [Fact]
    public void Every_digit_of_amount_and_rate_counts()
    {
        var march = new March()
            .Deliver(
                Lines.FxRate.With("usdPerUnit", "0.0000000001"),
                Lines.FxRate.With("currency", "JPY").With("usdPerUnit", "1.0000000001"))
            .Deliver(
                Line(1, "149999999.9999999999").With("currency", "EUR"),
                Line(2, "0.0000000001").With("currency", "EUR"),
                Line(3, "999999999999999.9999999999").With("currency", "JPY"),
                Line(4, "-999999999999999.9999999999"));

        // 0.015 of euros and 99999.99999999999999999999 of yen beyond the dollars: not quite the half that would go up to 0.02.
        march.Transform().RevenueFacts.Single().BilledRevenueUsd.Should().Be(Usd("100000.01"));
        march.Transform().Totals.BilledLinesUsd.Should().Be(Usd("100000.015"));
    }

    [Fact]
    public void An_exact_half_is_not_lost_among_large_numbers()
    {
        RevenueOf(Line(1, "999999999999999.0000000001"), Line(2, "-999999999999999"), Line(3, "0.0249999999")).Should().Be(Usd("0.02"));
        RevenueOf(Line(1, "999999999999999.0000000002"), Line(2, "-999999999999999"), Line(3, "0.0249999999")).Should().Be(Usd("0.03"));
    }

    [Fact]
    public void A_dollar_is_a_dollar_whatever_the_rates_say()
    {
        var march = new March()
            .Deliver(Lines.FxRate.With("currency", "usd").With("usdPerUnit", "2"), Lines.FxRate)
            .Deliver(Line(1, "10").With("currency", "Usd"), Line(2, "10").With("currency", "eur"));

        march.Transform().RevenueFacts.Single().BilledRevenueUsd.Should().Be(21m);
        march.Rejects.Should().BeEmpty();
    }

    [Fact]
    public void Without_rates_only_dollars_can_be_billed()
    {
        var march = new March().Deliver(Line(1, "10"), Line(2, "10").With("currency", "EUR"));

        march.Count(Feed.Billing).Should().BeEquivalentTo(new { RowsUsed = 1, RowsRejected = 1 });
    }

    [Fact]
    public void The_same_line_in_a_later_delivery_supersedes_the_earlier_one()
    {
        var march = new March().DeliverOn(5, Line(1, "10"), Line(2, "1")).DeliverOn(25, Line(1, "7"));

        var month = march.Transform();

        month.RevenueFacts.Single().BilledRevenueUsd.Should().Be(8m);
        month.Totals.BilledLinesUsd.Should().Be(8m);
        month.Counts.Where(count => count.Delivery.Feed == Feed.Billing).Select(count => count.RowsUsed).Should().Equal(2, 1);
    }

    [Fact]
    public void A_line_that_a_later_delivery_bills_elsewhere_leaves_no_revenue_behind()
    {
        var other = Ids.Another(Ids.Subscription);
        var march = new March()
            .Deliver(Lines.Subscription, Lines.Subscription.With("subscriptionId", other))
            .DeliverOn(5, Line(1, "10")).DeliverOn(25, Line(1, "10").With("subscriptionId", other));

        march.Transform().RevenueFacts.Should().ContainSingle().Which.SubscriptionId.Should().Be(Guid.Parse(other));
    }

    [Fact]
    public void A_superseded_line_still_claims_its_key_in_its_own_delivery()
    {
        var march = new March().DeliverOn(5, Line(1, "10"), Line(1, "10"), Line(1, "11")).DeliverOn(25, Line(1, "7"));

        march.Count(Feed.Billing, 5).Should().BeEquivalentTo(new { RowsUsed = 1, RowsDuplicate = 1, RowsRejected = 1 });
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-7")]
    public void A_line_number_may_be_zero_or_negative(string number)
    {
        RevenueOf(Line(1, "10"), Lines.Billing.With("lineNumber", number).With("amount", "5")).Should().Be(15m);
    }

    [Fact]
    public void A_line_of_nothing_is_revenue_of_nothing()
    {
        RevenueOf(Line(1, "0")).Should().Be(0m);
    }

    [Theory]
    [InlineData("999999999999999")]
    [InlineData("-999999999999999")]
    public void More_dollars_than_can_be_kept_are_more_than_the_column_holds_and_no_failure(string amount)
    {
        var march = new March()
            .Deliver(Lines.FxRate.With("usdPerUnit", "100000000"))
            .Deliver(Line(1, amount).With("currency", "EUR"));

        var month = march.Transform();

        Math.Abs(month.RevenueFacts.Single().BilledRevenueUsd).Should().BeGreaterThan(1e16m);
        Math.Sign(month.Totals.BilledLinesUsd).Should().Be(amount[0] == '-' ? -1 : 1);
    }

    [Fact]
    public void A_month_without_billing_has_no_revenue_rows()
    {
        var month = new March().Transform();

        month.IsBillingLoaded.Should().BeFalse();
        month.RevenueFacts.Should().BeEmpty();
    }

    static FeedRow Line(int number, string amount) => Lines.Billing
        .With("lineNumber", number.ToString(CultureInfo.InvariantCulture)).With("amount", amount);

    static decimal RevenueOf(params FeedRow[] lines) => new March().Deliver(lines).Transform().RevenueFacts.Single().BilledRevenueUsd;

    static decimal Usd(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
