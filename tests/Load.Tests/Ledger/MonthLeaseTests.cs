using InsightsEtl.Extract;

namespace InsightsEtl.Load.Tests;

public sealed class MonthLeaseTests
{
    static readonly Month March = new(2026, 3);

    [Fact]
    public async Task The_token_rises_whenever_a_run_takes_the_month()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await using var run = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);
        var tokens = new List<long>();

        for (var taken = 0; taken < 3; taken++)
        {
            await using var lease = await TakeAsync(warehouse, run);
            tokens.Add(lease.Token);
        }

        tokens.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task While_a_live_run_holds_the_month_no_other_takes_it_but_other_months_are_free()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await using var run = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);
        await using var lease = await TakeAsync(warehouse, run);

        var take = () => TakeAsync(warehouse, run);

        await take.Should().ThrowAsync<MonthHeldException>().WithMessage($"2026-03 is held by run {run.RunId}*");
        await using var april = await MonthLease.TakeAsync(warehouse.ConnectionString, March.Next, run.RunId, CancellationToken.None);
        april.Token.Should().Be(1);
    }

    [Fact]
    public async Task A_dead_holder_is_taken_over_at_once()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await using var run = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);
        await using var dead = await TakeAsync(warehouse, run);
        await KillAsync(warehouse, EtlSession.RunLock);

        await using var lease = await TakeAsync(warehouse, run);

        lease.Token.Should().Be(2);
    }

    [Fact]
    public async Task A_holder_that_stalls_beyond_its_lease_loses_the_month_though_its_connection_lives()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await using var run = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);
        await using var stalled = await TakeAsync(warehouse, run);
        await warehouse.RunAsync("update etl.lease set expires_at = clock_timestamp() - interval '1 second'");

        await using var lease = await TakeAsync(warehouse, run);

        lease.Token.Should().Be(2);
    }

    [Fact]
    public async Task A_run_that_lost_the_month_publishes_nothing()
    {
        await using var warehouse = await Warehouse.NewAsync();
        var march = DeliveredMonth.Of("2026-03", new Licence("a"));

        var publish = () => warehouse.PublishAsync(
            march, (_, _) => warehouse.RunAsync("update etl.lease set token = token + 1"), CancellationToken.None);

        await publish.Should().ThrowAsync<MonthHeldException>().WithMessage("2026-03 was taken by a later run*");
        (await warehouse.LineAsync("select (select count(*) from mart.month), (select count(*) from etl.publish)")).Should().Be("0|0");
    }

    [Fact]
    public async Task A_month_cannot_be_taken_while_it_is_being_published()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await using var run = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);
        await (await TakeAsync(warehouse, run)).DisposeAsync();
        await using var publishing = await warehouse.OpenAsync();
        await publishing.RunAsync("begin; select token from etl.lease for update", CancellationToken.None);
        using var patience = new CancellationTokenSource();

        var take = MonthLease.TakeAsync(warehouse.ConnectionString, March, run.RunId, patience.Token);
        await warehouse.UntilItWaitsAsync(take);
        await patience.CancelAsync();

        await take.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_lease_that_was_given_back_is_free_at_once()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await using var run = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);
        await (await TakeAsync(warehouse, run)).DisposeAsync();

        (await warehouse.LineAsync("select expires_at <= clock_timestamp() from etl.lease")).Should().Be("true");
    }

    internal static Task KillAsync(Warehouse warehouse, int lockSpace) => warehouse.RunAsync($"""
        select pg_terminate_backend(pid, 5000) from pg_locks
        where locktype = 'advisory' and classid = {lockSpace}
            and database = (select oid from pg_database where datname = current_database())
        """);

    static Task<MonthLease> TakeAsync(Warehouse warehouse, RunLedger run) =>
        MonthLease.TakeAsync(warehouse.ConnectionString, March, run.RunId, CancellationToken.None);
}
