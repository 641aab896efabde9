using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

public sealed class MonthTransformTests
{
    [Fact]
    public void Counts_stand_in_the_order_of_the_months_deliveries()
    {
        var march = new March()
            .DeliverOn(30, Lines.Usage).DeliverOn(31, Lines.Usage).DeliverOn(5, Lines.Billing).DeliverOn(25, Lines.Billing);

        var month = march.Transform();

        month.Counts.Select(count => count.Delivery).Should().Equal(march.Deliveries().All);
        march.Progress.Should().BeEquivalentTo(month.Counts);
    }

    [Fact]
    public void A_delivery_that_holds_other_rows_than_landed_is_unreadable()
    {
        var march = new March().Deliver(Lines.Usage);
        var deliveries = march.Deliveries();
        var usage = deliveries.Usage[0] with { Parts = [deliveries.Usage[0].Parts[0] with { Rows = 2 }] };

        var transform = () => MonthTransform.Run(
            deliveries with { Usage = [usage] },
            new MonthReading((_, feed) => new FakeRecords([Lines.Of(feed)]), _ => { }, null, CancellationToken.None));

        transform.Should().Throw<UnreadablePartException>().WithMessage("Found 1 rows in usage 2026-03-31; its manifest says 2.");
    }

    [Fact]
    public void A_cancelled_run_stops_within_a_part()
    {
        using var cancellation = new CancellationTokenSource();
        var rejects = 0;
        var rows = Enumerable.Repeat(Lines.Usage.With("skuId", "x"), 10_000).ToArray();
        var march = new March().Deliver(rows);
        var reading = new MonthReading(
            (part, feed) => new FakeRecords(feed == Feed.Usage ? rows : [Lines.Of(feed)]), CancelAtFirst, null, cancellation.Token);

        var transform = () => MonthTransform.Run(march.Deliveries(), reading);

        transform.Should().Throw<OperationCanceledException>();
        rejects.Should().BeInRange(1, 5000);

        void CancelAtFirst(RejectedLine line)
        {
            rejects++;
            cancellation.Cancel();
        }
    }

    [Fact]
    public void Rejects_leave_at_once_and_are_not_kept()
    {
        var marchOfRejects = new March().Deliver(Lines.Usage.With("skuId", "x"));
        var reading = new MonthReading(
            (_, feed) => new FakeRecords([feed == Feed.Usage ? Lines.Usage.With("skuId", "x") : Lines.Of(feed)]),
            _ => throw new IOException("The ledger is full."), null, CancellationToken.None);

        var transform = () => MonthTransform.Run(marchOfRejects.Deliveries(), reading);

        transform.Should().Throw<IOException>();
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void A_month_is_the_same_in_every_culture(string culture)
    {
        var expected = Described();
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Described().Should().Equal(expected);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    static List<object> Described()
    {
        var march = new March()
            .Deliver(Lines.Partner.With("country", "in").With("accountType", "LOCATİON"), Lines.Partner.With("country", "in"))
            .Deliver(Lines.Sku.With("freeVsPaid", "PAID").With("isTrial", "FALSE"))
            .Deliver(
                Lines.Subscription.With("status", "inactive"),
                Lines.Subscription.With("skuId", Ids.Another(Ids.Sku)).With("status", "active"))
            .Deliver(Lines.FxRate.With("currency", "inr").With("usdPerUnit", "0.0119"))
            .Deliver(Lines.Billing.With("amount", "-1234.565").With("currency", "Inr"), Lines.Billing.With("lineNumber", "-2"))
            .Deliver(Lines.Usage.With("workload", "İş"), Lines.Usage.With("workload", "iş"), Lines.Usage.With("workload", "I"));
        var month = march.Transform();
        return
        [
            .. month.PartnerLocations, .. month.Skus, .. month.SubscriptionFacts, .. month.RevenueFacts, .. month.UsageFacts, month.Totals,
            .. march.Rejects.Select(reject => (reject.LineNumber, reject.Field, reject.Reason, reject.Excerpt)),
        ];
    }
}
