using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Workers run what is asked for: once each, to the end, and no more when told to stop.</summary>
public sealed class WorkerPoolTests
{
    const string NoneOpen = "select not exists (select from etl.run_request where finished_at is null)";

    static readonly Month January = new(2026, 1);
    static readonly Asker Maria = new("maria", "new prices", RequestSource.Page);

    [Fact]
    public async Task Months_that_wait_are_run_once_each_by_two_workers_and_what_they_said_is_kept()
    {
        await using var home = await TestHome.CreateAsync();
        var months = await LandAsync(home, 4);
        await home.Door.RequestAsync(months, new WantedRun(IsFromLanding: true), Maria, CancellationToken.None);

        await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
        await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
            await home.UntilAsync(NoneOpen);

        (await home.AskAsync<string>("select string_agg(state || ' ' || attempt, ', ') from etl.run_request where step is null"))
            .Should().Be("succeeded 1, succeeded 1, succeeded 1, succeeded 1");
        (await home.AskAsync<long>("select count(*) from etl.publish where rows_inserted > 0")).Should().Be(4);
        (await home.AskAsync<long>("select count(*) from etl.worker")).Should().Be(0, "workers that end in peace leave no row");
        var shown = (await home.CommandAsync("runs", "show", "2", "--json")).Output;
        shown.Should().Contain("asked for by maria: new prices").And.Contain("version 1, ").And.Contain("transform");
    }

    [Fact]
    public async Task A_worker_whose_sign_of_life_was_refused_gives_the_next_one_all_the_same()
    {
        await using var home = await TestHome.CreateAsync();
        await using var workers = TestWorkers.Start(TestWorkers.HomeOf(home));
        await home.UntilAsync("select exists (select from etl.worker)");

        await home.AskAsync<string>("alter table etl.worker rename column seen_at to last_seen_at");
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        await home.AskAsync<string>("alter table etl.worker rename column last_seen_at to seen_at; delete from etl.worker");

        await home.UntilAsync("select exists (select from etl.worker)");
    }

    [Fact]
    public async Task A_night_asks_for_the_months_that_are_due_and_for_those_alone()
    {
        await using var home = await TestHome.CreateAsync();
        await LandAsync(home, 2);
        await home.RunAsync(January);
        new TinyFeeds(January.Next.Next).DropInto(home.Feeds);
        await home.Door.RequestNightAsync(Maria, CancellationToken.None);

        await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
            await home.UntilAsync(NoneOpen);
        await home.Door.RequestNightAsync(Maria, CancellationToken.None);
        await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
            await home.UntilAsync(NoneOpen);

        (await home.PublishedMonthsAsync()).Should().Be("2026-01, 2026-02, 2026-03");
        (await home.AskAsync<string>(
            "select string_agg(coalesce(to_char(month_start, 'YYYY-MM'), 'night'), ', ' order by request_id) from etl.run_request where source <> 'cli'"))
            .Should().Be("night, 2026-02, 2026-03, night");
    }

    [Fact]
    public async Task A_month_that_a_night_found_taken_for_one_step_is_run_whole_afterwards()
    {
        await using var home = await TestHome.CreateAsync();
        await LandAsync(home, 1);
        await home.Door.RequestAsync([January], new WantedRun("extract"), Maria, CancellationToken.None);
        await home.Door.RequestNightAsync(Maria, CancellationToken.None);

        await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
            await home.UntilAsync("select exists (select from warehouse.month_state) and not exists (select from etl.run_request where finished_at is null)");

        (await home.AskAsync<string>(
            "select string_agg(coalesce(step, 'whole') || ' ' || requested_by, ', ' order by request_id) from etl.run_request where month_start is not null"))
            .Should().Be("extract maria, whole schedule");
    }

    [Fact]
    public async Task A_month_that_a_night_found_taken_by_a_command_line_is_run_whole_afterwards()
    {
        await using var home = await TestHome.CreateAsync();
        await LandAsync(home, 1);
        Task<RunOutcome> command;
        await using (await HeldPublishes.InAsync(home.Database))
        {
            command = home.RunAsync(January);
            await home.UntilAsync($"select ({HeldPublishes.Waiting}) > 0");
            new TinyFeeds(January, Licenses: 20).DropInto(home.Feeds);
            await home.Door.RequestNightAsync(Maria, CancellationToken.None);
            await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
                await home.UntilAsync("select is_asked_again from etl.run_request where source = 'cli' and month_start = '2026-01-01' order by request_id desc limit 1");
        }
        (await command).Code.Should().Be(Scheduler.Commands.ExitCode.Done);

        await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
            await home.UntilAsync("select count(*) > 0 from etl.run_request where month_start = '2026-01-01' and source = 'schedule' and state = 'succeeded'");

        (await home.AskAsync<int>("select version from warehouse.month_state")).Should().Be(2);
    }

    [Fact]
    public async Task A_cancelled_month_is_not_asked_for_again_by_a_night_that_found_it_running()
    {
        await using var home = await TestHome.CreateAsync();
        await LandAsync(home, 1);
        var request = (await home.Door.RequestAsync([January], new WantedRun(IsFromLanding: true), Maria, CancellationToken.None))[0].Request;
        await ClaimAsync(home, TimeSpan.FromMilliseconds(1));
        await home.Door.RequestDueAsync((await home.Door.PlanAsync([January], new WantedRun(), CancellationToken.None))[0].Plan, CancellationToken.None);
        await home.Door.CancelAsync(request.RequestId, Maria with { Why = "wrong file" }, CancellationToken.None);

        await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
            await home.UntilAsync("select not exists (select from etl.run_request where finished_at is null or is_asked_again)");

        (await home.AskAsync<string>("select string_agg(state, ', ') from etl.run_request where step is null")).Should().Be("cancelled");
    }

    [Fact]
    public async Task A_run_that_somebody_cancels_ends_and_says_who_and_why()
    {
        await using var home = await TestHome.CreateAsync();
        await LandAsync(home, 1);
        var request = (await home.Door.RequestAsync([January], new WantedRun(IsFromLanding: true), Maria, CancellationToken.None))[0].Request;

        await using (var held = await HeldPublishes.InAsync(home.Database))
        await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
        {
            await home.UntilAsync($"select ({HeldPublishes.Waiting}) > 0");
            var line = (await home.CommandAsync("cancel", "2026-01", "--reason", "wrong file")).Output;
            line.Should().StartWith("2026-01 ends within seconds (run 2)");
            await home.UntilAsync(NoneOpen);
        }

        var ended = (await home.Door.RequestAsync([January], new WantedRun(), Maria, CancellationToken.None))[0];
        ended.IsNew.Should().BeTrue();
        (await home.AskAsync<string>($"select state || ': ' || message from etl.run_request where request_id = {request.RequestId}"))
            .Should().StartWith("cancelled: Cancelled by ").And.EndWith(": wrong file");
        (await home.AskAsync<string>("select state from etl.run where run_id = 2")).Should().Be("interrupted");
        (await home.PublishedMonthsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_request_cancelled_before_its_run_began_ends_as_soon_as_it_begins()
    {
        await using var home = await TestHome.CreateAsync();
        await LandAsync(home, 1);
        var request = (await home.Door.RequestAsync([January], new WantedRun(IsFromLanding: true), Maria, CancellationToken.None))[0].Request;
        var claim = await ClaimAsync(home, TimeSpan.FromMinutes(1));
        (await home.Door.CancelAsync(request.RequestId, Maria with { Why = "wrong file" }, CancellationToken.None)).Text.Should().Be("2026-01 ends within seconds.");

        await using (await HeldPublishes.InAsync(home.Database))
        {
            var run = () => home.RunAsync(TestHome.Request(MonthRange.Of([January])) with { Claim = claim });
            await run.Should().ThrowAsync<RunCancelledException>().WithMessage("Cancelled by maria: wrong file");
        }

        (await home.PublishedMonthsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_silent_worker_had_is_not_begun_again_once_it_is_cancelled()
    {
        await using var home = await TestHome.CreateAsync();
        await LandAsync(home, 1);
        var request = (await home.Door.RequestAsync([January], new WantedRun(IsFromLanding: true), Maria, CancellationToken.None))[0].Request;
        await ClaimAsync(home, TimeSpan.FromMilliseconds(1));
        await home.Door.CancelAsync(request.RequestId, Maria with { Why = "wrong file" }, CancellationToken.None);
        var again = await home.Door.CancelAsync(request.RequestId, Maria, CancellationToken.None);

        await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
            await home.UntilAsync(NoneOpen);

        again.Text.Should().Be("2026-01 is not waiting or running any more, or somebody cancelled it before.");
        (await home.AskAsync<string>("select state || ': ' || message || ' ' || attempt from etl.run_request"))
            .Should().Be("cancelled: Cancelled by maria: wrong file 1");
    }

    [Fact]
    public async Task A_request_that_waits_for_its_next_try_ends_when_somebody_cancels_it()
    {
        await using var home = await TestHome.CreateAsync();
        await LandAsync(home, 1);
        await using var holder = await RunLedger.StartAsync(home.Database.ConnectionString, "a run that holds the month", CancellationToken.None);
        await using var held = await MonthLease.TakeAsync(home.Database.ConnectionString, January, holder.RunId, CancellationToken.None);
        var request = (await home.Door.RequestAsync([January], new WantedRun(IsFromLanding: true), Maria, CancellationToken.None))[0].Request;

        await using (TestWorkers.Start(TestWorkers.HomeOf(home)))
        {
            await home.UntilAsync("select exists (select from etl.run where state = 'failed' and exit_code = 5)");
            await home.Door.CancelAsync(request.RequestId, Maria with { Why = "not today" }, CancellationToken.None);
            await home.UntilAsync(NoneOpen);
        }

        (await home.AskAsync<string>("select state || ': ' || message from etl.run_request")).Should().Be("cancelled: Cancelled by maria: not today");
    }

    [Fact]
    public async Task A_worker_told_to_stop_finishes_what_it_has_begun_and_takes_nothing_more()
    {
        await using var home = await TestHome.CreateAsync();
        var months = await LandAsync(home, 2);
        await home.Door.RequestAsync(months, new WantedRun(IsFromLanding: true), Maria, CancellationToken.None);

        var held = await HeldPublishes.InAsync(home.Database);
        var workers = TestWorkers.Start(TestWorkers.HomeOf(home));
        await home.UntilAsync($"select ({HeldPublishes.Waiting}) > 0");
        var stopping = workers.DisposeAsync();
        await held.DisposeAsync();
        await stopping;

        (await home.AskAsync<string>("select string_agg(state, ', ' order by month_start) from etl.run_request")).Should().Be("succeeded, queued");
    }

    [Fact]
    public async Task A_command_line_is_told_5_of_a_month_that_waits_or_runs()
    {
        await using var home = await TestHome.CreateAsync();
        await LandAsync(home, 1);
        await home.Door.RequestAsync([January], new WantedRun(), Maria, CancellationToken.None);

        var (code, _, error) = await home.CommandAsync("run", "2026-01");

        code.Should().Be(5, error);
        error.Should().Contain("2026-01 is already queued by maria at ").And.Contain("insights cancel 2026-01");
    }

    /// <summary>As a worker takes what waits.</summary>
    static async Task<RequestClaim> ClaimAsync(TestHome home, TimeSpan lifetime)
    {
        await using var connection = await EtlSession.OpenAsync(home.Database.ConnectionString, CancellationToken.None);
        return (await RequestClaim.TakeAsync(connection, Guid.NewGuid(), lifetime, CancellationToken.None))!;
    }

    /// <summary>Months from January on, landed.</summary>
    static async Task<IReadOnlyList<Month>> LandAsync(TestHome home, int count)
    {
        List<Month> months = [];
        for (var month = January; months.Count < count; month = month.Next) months.Add(month);
        foreach (var month in months) new TinyFeeds(month).DropInto(home.Feeds);
        await home.ExtractAsync(home.Feeds, MonthRange.Of(months));
        return months;
    }
}
