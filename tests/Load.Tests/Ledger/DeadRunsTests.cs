using InsightsEtl.Extract;

namespace InsightsEtl.Load.Tests;

public sealed class DeadRunsTests
{
    static readonly Month March = new(2026, 3);

    [Fact]
    public async Task A_run_whose_process_is_gone_is_interrupted_and_its_staging_tables_go()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await using var dead = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);
        await dead.StepStartedAsync(March, MonthStep.Stage, CancellationToken.None);
        await using var staged = await StagedMonth.OpenAsync(warehouse.ConnectionString, March, dead.RunId, CancellationToken.None);
        await MonthLeaseTests.KillAsync(warehouse, EtlSession.RunLock);

        await using var next = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);

        (await warehouse.LinesAsync("select state, finished_at is not null from etl.run order by run_id"))
            .Should().Equal("interrupted|true", "running|false");
        (await warehouse.LinesAsync("select step, state from etl.step")).Should().Equal("stage|interrupted");
        (await StagingAsync(warehouse)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_live_run_keeps_its_state_and_its_tables()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await using var live = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);
        await using var staged = await StagedMonth.OpenAsync(warehouse.ConnectionString, March, live.RunId, CancellationToken.None);

        await using var next = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);

        (await warehouse.LinesAsync("select state from etl.run")).Should().Equal("running", "running");
        (await StagingAsync(warehouse)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_run_that_has_ended_leaves_no_staging_tables()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-03", new Licence("a")));

        (await StagingAsync(warehouse)).Should().BeEmpty();
        (await warehouse.LineAsync("select state, exit_code from etl.run")).Should().Be("succeeded|0");
    }

    [Fact]
    public async Task A_month_that_failed_before_its_first_step_is_told_of_on_that()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await using var run = await RunLedger.StartAsync(warehouse.ConnectionString, "run", CancellationToken.None);

        await run.MonthFailedAsync(March, "no feed", CancellationToken.None);
        await run.EndedAsync(RunState.Failed, 4, "no feed", CancellationToken.None);

        (await warehouse.LineAsync("select step, step.state, step.message, run.state, exit_code from etl.step join etl.run using (run_id)"))
            .Should().Be("transform|failed|no feed|failed|4");
    }

    static Task<List<string>> StagingAsync(Warehouse warehouse) =>
        warehouse.LinesAsync("select tablename from pg_tables where schemaname = 'staging'");
}
