using InsightsEtl.Transform;
using Npgsql;

namespace InsightsEtl.Load.Tests;

/// <summary>Whatever dies on the way, readers see the old month or the new one, and the next run finds a clean house.</summary>
public sealed class InterruptedLoadTests
{
    static readonly DeliveredMonth March = DeliveredMonth.Of("2026-03", new Licence("a", 12), new Licence("b"));

    [Fact]
    public async Task An_error_in_the_middle_of_a_copy_leaves_nothing()
    {
        await using var warehouse = await Warehouse.NewAsync();

        var publish = () => warehouse.PublishAsync(
            March with { Distortion = month => Breaking(month, () => throw new IOException("torn")) });

        await publish.Should().ThrowAsync<IOException>().WithMessage("torn");
        await ShouldBeEmptyAsync(warehouse);
        await ShouldTakeMarchAsync(warehouse);
    }

    [Fact]
    public async Task A_cancelled_copy_leaves_nothing()
    {
        await using var warehouse = await Warehouse.NewAsync();
        using var cancellation = new CancellationTokenSource();

        var publish = () => warehouse.PublishAsync(
            March with { Distortion = month => Breaking(month, cancellation.Cancel) }, (_, _) => Task.CompletedTask, cancellation.Token);

        await publish.Should().ThrowAsync<OperationCanceledException>();
        await ShouldBeEmptyAsync(warehouse);
        await ShouldTakeMarchAsync(warehouse);
    }

    [Fact]
    public async Task A_publish_that_is_cancelled_half_way_leaves_nothing_of_a_new_month()
    {
        await using var warehouse = await Warehouse.NewAsync();

        await HalfWayAsync<OperationCanceledException>(warehouse, cancellation => cancellation.CancelAsync());

        await ShouldBeEmptyAsync(warehouse);
        await ShouldTakeMarchAsync(warehouse);
    }

    [Fact]
    public async Task A_publish_that_is_cancelled_half_way_leaves_a_published_month_as_it_was()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-03", new Licence("a", 10), new Licence("c")));
        var rows = await warehouse.RowsAsync();

        await HalfWayAsync<OperationCanceledException>(warehouse, cancellation => cancellation.CancelAsync());

        (await warehouse.RowsAsync()).Should().Equal(rows);
        await warehouse.PublishAsync(March);
        (await warehouse.LinesAsync("select available_seats from warehouse.fact_subscription_month order by 1")).Should().Equal("10", "12");
    }

    [Fact]
    public async Task A_publish_whose_connection_dies_half_way_leaves_nothing()
    {
        await using var warehouse = await Warehouse.NewAsync();

        await HalfWayAsync<NpgsqlException>(warehouse, _ => warehouse.RunAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"));

        await ShouldBeEmptyAsync(warehouse);
        await ShouldTakeMarchAsync(warehouse);
    }

    [Fact]
    public async Task An_error_in_the_last_fact_of_a_publish_leaves_a_published_month_as_it_was()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-03", new Licence("a", 10)));
        await warehouse.RunAsync("alter table warehouse.fact_customer_month add constraint planted check (available_seats < 11)");
        var rows = await warehouse.RowsAsync();

        var publish = () => warehouse.PublishAsync(March);

        (await publish.Should().ThrowAsync<PostgresException>()).Which.ConstraintName.Should().Be("planted");
        (await warehouse.RowsAsync()).Should().Equal(rows);
        (await warehouse.LineAsync("select count(*) from etl.publish")).Should().Be("1");
    }

    /// <summary>Holds a publish up when its subscriptions are written and its customers are not, and strikes.</summary>
    static async Task HalfWayAsync<TException>(Warehouse warehouse, Func<CancellationTokenSource, Task> strike)
        where TException : Exception
    {
        using var cancellation = new CancellationTokenSource();
        await using var holder = await warehouse.OpenAsync();
        await holder.RunAsync("begin; lock table warehouse.fact_customer_month in share mode", CancellationToken.None);
        var publish = warehouse.PublishAsync(March, (_, _) => Task.CompletedTask, cancellation.Token);
        await warehouse.UntilItWaitsAsync(publish);

        await strike(cancellation);

        await publish.Invoking(task => task).Should().ThrowAsync<TException>();
    }

    static TransformedMonth Breaking(TransformedMonth month, Action atSecondRow) => new()
    {
        Deliveries = month.Deliveries,
        Counts = month.Counts,
        Orphans = month.Orphans,
        Customers = month.Customers,
        Skus = month.Skus,
        PartnerLocations = month.PartnerLocations,
        Subscriptions = month.Subscriptions,
        SubscriptionFacts = month.SubscriptionFacts.Select((fact, place) =>
        {
            if (place == 1) atSecondRow();
            return fact;
        }),
        RevenueFacts = month.RevenueFacts,
        UsageFacts = month.UsageFacts,
        AttributionFacts = month.AttributionFacts,
        Totals = month.Totals,
    };

    static async Task ShouldBeEmptyAsync(Warehouse warehouse)
    {
        (await warehouse.LinesAsync("select tablename from pg_tables where schemaname in ('staging', 'warehouse_part')"))
            .Should().BeEmpty();
        (await warehouse.LineAsync("""
            select (select count(*) from warehouse.month_state), (select count(*) from etl.publish),
                (select count(*) from warehouse.dim_customer where customer_key <> 0)
            """)).Should().Be("0|0|0");
    }

    static async Task ShouldTakeMarchAsync(Warehouse warehouse)
    {
        (await warehouse.PublishAsync(March)).Version.Should().Be(1);
        (await warehouse.LinesAsync("select available_seats from warehouse.fact_subscription_month order by 1")).Should().Equal("10", "12");
    }
}
