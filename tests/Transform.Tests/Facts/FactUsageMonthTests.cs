using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

public sealed class FactUsageMonthTests
{
    [Fact]
    public void Seats_are_those_of_the_latest_day_and_the_peak_that_of_any()
    {
        var march = new March().DeliverOn(3, On(3, 9, 7)).DeliverOn(1, On(1, 5, 3)).DeliverOn(20, On(20, 6, 2));

        FactOf(march).Should().BeEquivalentTo(new { AssignedSeats = 6, ActiveSeats = 2, PeakActiveSeats = 7, DaysReported = 3 });
    }

    [Fact]
    public void The_latest_day_speaks_though_an_earlier_delivery_brought_it()
    {
        var march = new March().DeliverOn(10, On(25, 9, 4)).DeliverOn(20, On(5, 2, 1));

        FactOf(march).Should().BeEquivalentTo(new { AssignedSeats = 9, ActiveSeats = 4, PeakActiveSeats = 4, DaysReported = 2 });
    }

    [Fact]
    public void A_later_delivery_of_the_same_day_supersedes_an_earlier_one()
    {
        var march = new March().DeliverOn(10, On(10, 9, 9)).DeliverOn(11, On(10, 5, 4));

        var month = march.Transform();

        month.UsageFacts.Single().Should().BeEquivalentTo(
            new { AssignedSeats = 5, ActiveSeats = 4, PeakActiveSeats = 4, DaysReported = 1 });
        month.Counts.Where(count => count.Delivery.Feed == Feed.Usage).Should().OnlyContain(count => count.RowsUsed == 1);
    }

    [Fact]
    public void A_superseded_row_still_claims_its_key_in_its_own_delivery()
    {
        var march = new March().DeliverOn(10, On(10, 9, 9), On(10, 9, 9), On(10, 5, 4)).DeliverOn(11, On(10, 5, 4));

        march.Count(Feed.Usage, 10).Should().BeEquivalentTo(new { RowsUsed = 1, RowsDuplicate = 1, RowsRejected = 1 });
    }

    [Fact]
    public void A_rejected_row_supersedes_nothing()
    {
        var march = new March().DeliverOn(10, On(10, 9, 9)).DeliverOn(11, On(10, 5, 4).With("activeSeats", "-4"));

        FactOf(march).ActiveSeats.Should().Be(9);
    }

    [Fact]
    public void A_delivery_may_hold_many_days_in_any_order()
    {
        var days = Enumerable.Range(1, 31).Reverse().Select(day => On(day, day, day == 7 ? 99 : day)).ToArray();

        var march = new March().DeliverParts(Feed.Usage, 31, days[..10], days[10..]).DeliverOn(15, On(15, 1, 1000));

        FactOf(march).Should().BeEquivalentTo(new { AssignedSeats = 31, ActiveSeats = 31, PeakActiveSeats = 99, DaysReported = 31 });
    }

    [Fact]
    public void Days_of_one_delivery_are_told_apart_when_duplicates_are_looked_for()
    {
        var march = new March()
            .DeliverOn(30, On(29, 4, 4), On(30, 5, 5), On(29, 4, 4), On(30, 4, 4))
            .DeliverOn(31, On(31, 5, 5), On(30, 1, 1), On(29, 2, 2), On(31, 1, 1));

        march.Count(Feed.Usage, 30).Should().BeEquivalentTo(new { RowsUsed = 2, RowsDuplicate = 1, RowsRejected = 1 });
        march.Rejects.Should().HaveCount(2);
    }

    [Fact]
    public void What_one_delivery_reported_is_no_duplicate_in_the_next()
    {
        var march = new March().DeliverOn(29, On(29, 5, 5)).DeliverOn(30, On(29, 5, 5)).DeliverOn(31, On(29, 5, 5));

        march.Transform().Counts.Where(count => count.Delivery.Feed == Feed.Usage).Should().OnlyContain(count => count.RowsUsed == 1);
    }

    [Fact]
    public void Workloads_are_told_apart_by_every_letter_but_blanks_around_them()
    {
        var march = new March().Deliver(
            Lines.Usage.With("workload", "Teams"), Lines.Usage.With("workload", "teams"), Lines.Usage.With("workload", "\u00A0Exchange "),
            Lines.Usage.With("workload", "Microsoft Teams"));

        march.Transform().UsageFacts.Select(fact => fact.Workload).Should().Equal("Exchange", "Microsoft Teams", "Teams", "teams");
    }

    [Fact]
    public void Facts_stand_by_subscription_then_sku_then_workload()
    {
        var ids = Enumerable.Range(1, 50).Select(number => Ids.Another(Ids.Subscription, number)).ToList();
        var march = new March()
            .Deliver([.. ids.Select(id => Lines.Subscription.With("subscriptionId", id))])
            .Deliver([.. ids.AsEnumerable().Reverse().SelectMany(id => new[] { "Yammer", "Exchange" }, Of)]);

        march.Transform().UsageFacts.Select(fact => (fact.SubscriptionId.ToString(), fact.Workload))
            .Should().Equal(ids.SelectMany(id => new[] { (id, "Exchange"), (id, "Yammer") }));

        static FeedRow Of(string id, string workload) => Lines.Usage.With("subscriptionId", id).With("workload", workload);
    }

    static FeedRow On(int day, int assigned, int active) => Lines.Usage
        .With("usageDate", $"2026-03-{day:00}")
        .With("assignedSeats", assigned.ToString(CultureInfo.InvariantCulture))
        .With("activeSeats", active.ToString(CultureInfo.InvariantCulture));

    static FactUsageMonth FactOf(March march) => march.Transform().UsageFacts.Should().ContainSingle().Subject;
}
