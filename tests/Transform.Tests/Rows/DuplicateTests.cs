using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

public sealed class DuplicateTests
{
    public static TheoryData<string, string, string> Conflicts => new()
    {
        { "partners", "city", "Paris" },
        { "customers", "customerName", "Tailspin" },
        { "skus", "isTrial", "true" },
        { "subscriptions", "creationDate", "2025-02-01" },
        { "subscriptions", "status", "Suspended" },
        { "usage", "activeSeats", "6" },
        { "usage", "assignedSeats", "9" },
        { "billing", "amount", "100.01" },
        { "billing", "quantity", null! },
        { "fx_rates", "usdPerUnit", "1.11" },
    };

    public static TheoryData<string> Feeds => [.. Feed.All.Select(feed => feed.Name)];

    [Theory]
    [MemberData(nameof(Feeds))]
    public void An_equal_row_of_the_same_key_is_counted_as_a_duplicate(string feed)
    {
        var line = Lines.Of(Feed.Named(feed)!);
        var march = new March().DeliverParts(line.Feed, 31, [line, line], [line]);

        march.Count(line.Feed).Should().BeEquivalentTo(new { RowsIn = 3, RowsUsed = 1, RowsDuplicate = 2, RowsRejected = 0 });
        march.Rejects.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void Another_row_of_the_same_key_conflicts_with_the_first(string feed, string column, string? value)
    {
        var line = Lines.Of(Feed.Named(feed)!);
        var march = new March().DeliverParts(line.Feed, 31, [line], [line.With(column, value), line]);

        march.Count(line.Feed).Should().BeEquivalentTo(new { RowsIn = 3, RowsUsed = 1, RowsDuplicate = 1, RowsRejected = 1 });
        march.Rejects.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Field = (string?)null, Reason = RejectReason.ConflictingDuplicate });
    }

    [Theory]
    [InlineData("subscriptions", "licenseCount", "010")]
    [InlineData("subscriptions", "autoRenewEnabled", "TRUE")]
    [InlineData("subscriptions", "startDate", "2025-01-01T00:00:00Z")]
    [InlineData("subscriptions", "endDate", "9999-12-31")]
    [InlineData("subscriptions", "skuId", "BBBBBBBB-0000-4000-8000-000000000001")]
    [InlineData("subscriptions", "friendlyName", "\u00A0Main\u3000")]
    [InlineData("subscriptions", "status", "Active")]
    [InlineData("subscriptions", "status", "open")]
    [InlineData("partners", "country", "gb")]
    [InlineData("partners", "accountType", "LOCATION")]
    [InlineData("billing", "amount", "100.0000000000")]
    [InlineData("billing", "currency", "usd")]
    [InlineData("usage", "usageDate", "2026-03-31T12:00:00")]
    [InlineData("usage", "workload", "\u00A0Exchange")]
    public void What_means_the_same_is_equal(string feed, string column, string value)
    {
        var line = Lines.Of(Feed.Named(feed)!);

        new March().Deliver(line, line.With(column, value)).Count(line.Feed).RowsDuplicate.Should().Be(1);
    }

    [Fact]
    public void A_text_of_another_case_is_another_value()
    {
        var march = new March().Deliver(Lines.Subscription, Lines.Subscription.With("friendlyName", "MAIN"));

        march.Count(Feed.Subscriptions).RowsRejected.Should().Be(1);
    }

    [Fact]
    public void Of_states_that_nobody_knows_each_is_its_own()
    {
        var pending = Lines.Subscription.With("status", "Pending");
        var march = new March().Deliver(pending, pending, pending.With("status", "PENDING"));

        march.Count(Feed.Subscriptions).Should().BeEquivalentTo(new { RowsUsed = 1, RowsDuplicate = 1, RowsRejected = 1 });
    }

    [Theory]
    [InlineData("subscriptions", "autoRenewEnabled", "maybe")]
    [InlineData("usage", "activeSeats", "-1")]
    [InlineData("billing", "currency", "XXX")]
    [InlineData("partners", "accountType", "?")]
    public void A_rejected_row_does_not_claim_its_key(string feed, string column, string wrong)
    {
        var line = Lines.Of(Feed.Named(feed)!);
        var march = new March().Deliver(line.With(column, wrong), line);

        march.Count(line.Feed).Should().BeEquivalentTo(new { RowsIn = 2, RowsUsed = 1, RowsDuplicate = 0, RowsRejected = 1 });
    }

    [Fact]
    public void The_first_row_of_a_key_wins()
    {
        var march = new March().Deliver(Lines.Partner, Lines.Partner.With("city", "Paris"));

        march.Transform().PartnerLocations.Should().ContainSingle().Which.City.Should().Be("London");
    }

    [Fact]
    public void One_subscription_with_two_attributions_has_no_duplicate()
    {
        var march = new March().Deliver(Lines.Attribution, Lines.Attribution.With("attributionType", "PAL"));

        march.Count(Feed.Attributions).RowsUsed.Should().Be(2);
    }
}
