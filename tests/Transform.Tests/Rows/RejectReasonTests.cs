using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

public sealed class RejectReasonTests
{
    public static TheoryData<string, string> RequiredColumns() => Columns(isRequired: true);

    public static TheoryData<string, string> OptionalColumns() => Columns(isRequired: false);

    [Theory]
    [MemberData(nameof(RequiredColumns))]
    public void A_row_without_a_required_value_is_not_used(string feed, string column)
    {
        var line = Lines.Of(Feed.Named(feed)!).With(column, null);

        RejectOf(line).Should().BeEquivalentTo(new { Field = column, Reason = RejectReason.MissingValue });
    }

    [Theory]
    [MemberData(nameof(RequiredColumns))]
    public void Blanks_of_any_script_are_no_value(string feed, string column)
    {
        var line = Lines.Of(Feed.Named(feed)!).With(column, "\u00A0\u3000 \u2003");

        RejectOf(line).Should().BeEquivalentTo(new { Field = column, Reason = RejectReason.MissingValue });
    }

    [Theory]
    [MemberData(nameof(OptionalColumns))]
    public void A_row_without_an_optional_value_is_used(string feed, string column)
    {
        var line = Lines.Of(Feed.Named(feed)!).With(column, null);
        var march = new March().Deliver(line);

        march.Count(line.Feed).RowsUsed.Should().Be(1);
        march.Rejects.Should().BeEmpty();
    }

    [Theory]
    [InlineData("customers", "customerTenantId", "x", RejectReason.BadGuid)]
    [InlineData("skus", "skuId", "x", RejectReason.BadGuid)]
    [InlineData("skus", "freeVsPaid", "Gratis", RejectReason.BadEnum)]
    [InlineData("skus", "isLicenseBased", "yes", RejectReason.BadBool)]
    [InlineData("skus", "isTrial", "0", RejectReason.BadBool)]
    [InlineData("partners", "accountType", "Local", RejectReason.BadEnum)]
    [InlineData("partners", "partnerName", "a\0b", RejectReason.BadEncoding)]
    [InlineData("subscriptions", "subscriptionId", "x", RejectReason.BadGuid)]
    [InlineData("subscriptions", "skuId", "x", RejectReason.BadGuid)]
    [InlineData("subscriptions", "customerTenantId", "x", RejectReason.BadGuid)]
    [InlineData("subscriptions", "licenseCount", "ten", RejectReason.BadInt)]
    [InlineData("subscriptions", "licenseCount", "2147483648", RejectReason.BadInt)]
    [InlineData("subscriptions", "licenseCount", "-1", RejectReason.Negative)]
    [InlineData("subscriptions", "autoRenewEnabled", "1", RejectReason.BadBool)]
    [InlineData("subscriptions", "creationDate", "yesterday", RejectReason.BadDate)]
    [InlineData("subscriptions", "startDate", "2026-02-30", RejectReason.BadDate)]
    [InlineData("subscriptions", "endDate", "01/02/2026", RejectReason.BadDate)]
    [InlineData("subscriptions", "trialEndDate", "2026", RejectReason.BadDate)]
    [InlineData("subscriptions", "deprovisionedDate", "x", RejectReason.BadDate)]
    [InlineData("subscriptions", "migratedFromSubscriptionId", "x", RejectReason.BadGuid)]
    [InlineData("attributions", "subscriptionId", "x", RejectReason.BadGuid)]
    [InlineData("usage", "usageDate", "x", RejectReason.BadDate)]
    [InlineData("usage", "usageDate", "0001-01-01T00:00:00", RejectReason.MissingValue)]
    [InlineData("usage", "usageDate", "9999-12-31", RejectReason.MissingValue)]
    [InlineData("usage", "usageDate", "2026-02-28", RejectReason.WrongPeriod)]
    [InlineData("usage", "usageDate", "2026-04-01", RejectReason.WrongPeriod)]
    [InlineData("usage", "usageDate", "2025-03-31", RejectReason.WrongPeriod)]
    [InlineData("usage", "subscriptionId", "x", RejectReason.BadGuid)]
    [InlineData("usage", "skuId", "x", RejectReason.BadGuid)]
    [InlineData("usage", "workload", "a\0b", RejectReason.BadEncoding)]
    [InlineData("usage", "assignedSeats", "1.0", RejectReason.BadInt)]
    [InlineData("usage", "assignedSeats", "-1", RejectReason.Negative)]
    [InlineData("usage", "activeSeats", "1e1", RejectReason.BadInt)]
    [InlineData("usage", "activeSeats", "-1", RejectReason.Negative)]
    [InlineData("billing", "lineNumber", "1a", RejectReason.BadInt)]
    [InlineData("billing", "subscriptionId", "x", RejectReason.BadGuid)]
    [InlineData("billing", "skuId", "x", RejectReason.BadGuid)]
    [InlineData("billing", "chargeStartDate", "x", RejectReason.BadDate)]
    [InlineData("billing", "chargeEndDate", "x", RejectReason.BadDate)]
    [InlineData("billing", "quantity", "1,5", RejectReason.BadDecimal)]
    [InlineData("billing", "amount", "NaN", RejectReason.BadDecimal)]
    [InlineData("billing", "currency", "EUR", RejectReason.UnknownCurrency)]
    [InlineData("fx_rates", "usdPerUnit", "1.123456789012", RejectReason.BadDecimal)]
    [InlineData("fx_rates", "usdPerUnit", "0", RejectReason.Negative)]
    [InlineData("fx_rates", "usdPerUnit", "-0.5", RejectReason.Negative)]
    public void A_row_with_a_wrong_value_is_not_used(string feed, string column, string value, RejectReason reason)
    {
        var line = Lines.Of(Feed.Named(feed)!).With(column, value);

        RejectOf(line).Should().BeEquivalentTo(new { Field = column, Reason = reason });
    }

    [Theory]
    [InlineData(StructureFault.FieldCount, RejectReason.FieldCount)]
    [InlineData(StructureFault.BadEncoding, RejectReason.BadEncoding)]
    [InlineData(StructureFault.BadQuoting, RejectReason.BadQuoting)]
    [InlineData(StructureFault.BadJson, RejectReason.BadJson)]
    [InlineData(StructureFault.TooLong, RejectReason.TooLong)]
    public void A_record_that_cannot_be_split_is_not_used(StructureFault fault, RejectReason reason)
    {
        var line = Lines.Usage with { Fault = fault };

        RejectOf(line).Should().BeEquivalentTo(new { Field = (string?)null, Reason = reason });
    }

    [Fact]
    public void Of_several_wrong_columns_the_contracts_first_is_the_reason()
    {
        var line = Lines.Usage.With("skuId", "x").With("workload", null).With("activeSeats", "-1");

        RejectOf(line).Should().BeEquivalentTo(new { Field = "skuId", Reason = RejectReason.BadGuid });
    }

    [Fact]
    public void A_wrong_column_comes_before_a_wrong_period()
    {
        var line = Lines.Usage.With("usageDate", "2026-04-01").With("activeSeats", "-1");

        RejectOf(line).Should().BeEquivalentTo(new { Field = "activeSeats", Reason = RejectReason.Negative });
    }

    [Fact]
    public void A_wrong_amount_comes_before_an_unknown_currency()
    {
        var line = Lines.Billing.With("amount", "x").With("currency", "XXX");

        RejectOf(line).Should().BeEquivalentTo(new { Field = "amount", Reason = RejectReason.BadDecimal });
    }

    [Fact]
    public void An_unknown_currency_comes_before_a_conflict()
    {
        var march = new March().Deliver(Lines.Billing, Lines.Billing.With("currency", "XXX"));

        march.Transform();

        march.Rejects.Should().ContainSingle().Which.Reason.Should().Be(RejectReason.UnknownCurrency);
    }

    [Fact]
    public void A_wrong_period_comes_before_a_conflict()
    {
        var wrong = Lines.Usage.With("usageDate", "2026-04-01");
        var march = new March().Deliver(wrong, wrong.With("activeSeats", "1"));

        march.Transform();

        march.Rejects.Select(reject => reject.Reason).Should().Equal(RejectReason.WrongPeriod, RejectReason.WrongPeriod);
    }

    [Fact]
    public void A_reject_says_where_it_stands()
    {
        var march = new March().DeliverParts(
            Feed.Usage, 30, [Lines.Usage], [Lines.Usage.With("workload", "Teams"), Lines.Usage.With("workload", null)]);

        march.Transform();

        march.Rejects.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Part = "part-001.csv", LineNumber = 3 });
        march.Rejects[0].Delivery.Date.Should().Be(new DateOnly(2026, 3, 30));
    }

    static RejectedLine RejectOf(FeedRow line)
    {
        var march = new March().Deliver(line);
        var count = march.Count(line.Feed);

        count.Should().BeEquivalentTo(new { RowsIn = 1, RowsUsed = 0, RowsDuplicate = 0, RowsRejected = 1 });
        return march.Rejects.Should().ContainSingle().Subject;
    }

    static TheoryData<string, string> Columns(bool isRequired)
    {
        var columns = new TheoryData<string, string>();
        foreach (var feed in Feed.All)
            foreach (var column in feed.Columns.Where(column => column.IsRequired == isRequired))
                columns.Add(feed.Name, column.Name);
        return columns;
    }
}
