using InsightsEtl.Extract;
using InsightsEtl.Transform;
using Npgsql;

namespace InsightsEtl.Load.Tests;

/// <summary>Every row is accounted for, and other programs can see how.</summary>
public sealed class RowLedgerTests
{
    static readonly DeliveredMonth March = DeliveredMonth.Of("2026-03", new Licence("a"));

    [Fact]
    public async Task Rows_in_that_are_not_the_used_duplicate_and_rejected_ones_are_refused_by_the_database_itself()
    {
        await using var warehouse = await Warehouse.NewAsync();

        var publish = () => warehouse.PublishAsync(March with { Miscounted = 1 });

        (await publish.Should().ThrowAsync<PostgresException>()).Which.ConstraintName.Should().Be("every_row_is_accounted_for");
        (await warehouse.LineAsync("select (select count(*) from etl.run_delivery), (select count(*) from mart.month)")).Should().Be("0|0");
    }

    [Fact]
    public async Task The_rows_of_each_delivery_are_those_of_the_latest_run()
    {
        await using var warehouse = await Warehouse.NewAsync(March with { Rejects = Rejects(March) }, March with { Delivery = 2 });

        var deliveries = await warehouse.LinesAsync("""
            select month_start, feed, delivery_date, rows_in, rows_used, rows_duplicate, rows_rejected
            from etl.delivery_month where feed in ('usage', 'billing') order by feed
            """);

        deliveries.Should().Equal("2026-03-01|billing|2026-03-31|1000|1000|0|0", "2026-03-01|usage|2026-03-31|1000|1000|0|0");
    }

    [Fact]
    public async Task Rejects_are_kept_with_their_place_and_counted_by_reason()
    {
        await using var warehouse = await Warehouse.NewAsync(March with { Rejects = Rejects(March) });

        (await warehouse.LinesAsync("select part, line_number, field, reason, excerpt from etl.reject order by line_number"))
            .Should().Equal(
                "part-0.csv|7|assignedSeats|bad_int|x,y", "part-0.csv|8|null|conflicting_duplicate|null",
                "part-0.csv|9|assignedSeats|bad_int|null");
        (await warehouse.LinesAsync("select feed, reason, rows from etl.reject_count order by reason"))
            .Should().Equal("usage|bad_int|2", "usage|conflicting_duplicate|1");
    }

    [Fact]
    public async Task Rejects_of_an_earlier_run_give_way_to_those_of_the_latest()
    {
        await using var warehouse = await Warehouse.NewAsync(March with { Rejects = Rejects(March) }, March with { Delivery = 2 });

        (await warehouse.LineAsync("select (select count(*) from etl.reject), (select count(*) from etl.reject_count)")).Should().Be("0|0");
    }

    [Fact]
    public async Task Rejects_of_another_month_stay()
    {
        await using var warehouse = await Warehouse.NewAsync(March with { Rejects = Rejects(March) }, DeliveredMonth.Of("2026-04"));

        (await warehouse.LineAsync("select count(*) from etl.reject")).Should().Be("3");
    }

    [Fact]
    public async Task Orphans_are_counted_by_feed_and_none_is_a_count_too()
    {
        await using var warehouse = await Warehouse.NewAsync(
            March with { Orphans = [new(Feed.Usage, Ids.Of("x"), Ids.Of("e3"), 4), new(Feed.Usage, Ids.Of("y"), Ids.Of("e3"), 3)] });

        (await warehouse.LinesAsync("select month_start, feed, rows from etl.orphan_count order by feed"))
            .Should().Equal("2026-03-01|billing|0", "2026-03-01|usage|7");

        await warehouse.PublishAsync(March with { Delivery = 2 });

        (await warehouse.LinesAsync("select feed, rows from etl.orphan_count order by feed")).Should().Equal("billing|0", "usage|0");
    }

    [Fact]
    public async Task A_superseded_delivery_is_kept_but_not_current()
    {
        await using var warehouse = await Warehouse.NewAsync(March, March with { Delivery = 2 }, March);

        (await warehouse.LinesAsync("select identity, is_current from etl.delivery where feed = 'usage' order by identity"))
            .Should().Equal("usage 2026-03 1|true", "usage 2026-03 2|false");
    }

    [Fact]
    public async Task A_problem_of_a_delivery_is_forgotten_when_it_is_solved()
    {
        await using var warehouse = await Warehouse.NewAsync();
        var looked = new[] { (Feed.Usage, new DateOnly(2026, 3, 31)), (Feed.Billing, new DateOnly(2026, 3, 31)) };
        await Record(
            new(Feed.Usage, looked[0].Item2, IsRefused: true, "torn"),
            new(Feed.Billing, looked[1].Item2, IsRefused: false, "no manifest"));

        await Record(new DeliveryProblem(Feed.Billing, looked[1].Item2, IsRefused: true, "refused now"));

        (await warehouse.LinesAsync("select feed, kind, message, first_seen_at < last_seen_at from etl.delivery_problem"))
            .Should().Equal("billing|refused|refused now|true");

        Task Record(params DeliveryProblem[] problems) =>
            DeliveryLedger.RecordProblemsAsync(warehouse.ConnectionString, looked, problems, CancellationToken.None);
    }

    static RejectedLine[] Rejects(DeliveredMonth month)
    {
        var usage = month.Landed(Feed.Usage);
        return
        [
            new(usage, "part-0.csv", 7, "assignedSeats", RejectReason.BadInt, "x,y"),
            new(usage, "part-0.csv", 8, null, RejectReason.ConflictingDuplicate, null),
            new(usage, "part-0.csv", 9, "assignedSeats", RejectReason.BadInt, null),
        ];
    }
}
