using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Faults.Tests;

/// <summary>The server stops at once under workers and is started again: the night goes on by itself.</summary>
public sealed class WorkersAndLostServerTests(DurableServer durable) : IClassFixture<DurableServer>
{
    [Fact]
    public async Task Workers_under_which_the_server_was_restarted_finish_what_was_asked_for_within_a_minute()
    {
        await using var trial = await Trial.NewAsync(durable.Scene);
        using var first = trial.StartWorker("month.staged:1:stop");
        using var second = FaultPoints.IsCampaign ? trial.StartWorker() : null;
        using var host = FaultPoints.IsCampaign ? await trial.StartHostAsync() : null;
        await AskAsync(trial);
        await first.StoppedAsync();

        await durable.Server.CrashAsync();
        await first.SignalAsync("CONT");
        var waited = await Eventually.TrueAsync(async () => await trial.Server.LinesAsync(
            trial.Database, "select 1 from etl.run_request where source = 'page' having bool_and(finished_at is not null)") is [_]);
        if (host is not null) waited += await Eventually.TrueAsync(async () => await trial.Server.LinesAsync(
            trial.Database, "select 1 from etl.run_request where month_start is null and requested_at > pg_postmaster_start_time() and state = 'succeeded'") is [_, ..]);

        (await trial.Server.LinesAsync(trial.Database, "select distinct state from etl.run_request where source = 'page'")).Should().Equal("succeeded");
        // The host first, so that no night is left that nobody is there for any more.
        foreach (var process in new[] { host, first, second }.OfType<ArmedRun>())
        {
            if (process == first)
                await Eventually.TrueAsync(async () => await trial.Server.LinesAsync(
                    trial.Database, "select 1 from etl.run_request having bool_and(finished_at is not null)") is [_]);
            await process.SignalAsync("TERM");
            (await process.EndAsync()).ExitCode.Should().Be(0);
        }
        await trial.ShouldBeDoneAsync();
        waited.Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    static async Task AskAsync(Trial trial)
    {
        var door = new RunDoor(trial.Server.ConnectionString(trial.Database), new Landing(trial.LandingFolder));
        await door.RequestAsync(
            [Month.Parse(FeedEditions.FirstMonth), Month.Parse(FeedEditions.SecondMonth)], new WantedRun(),
            new Asker("maria", "new prices", RequestSource.Page), CancellationToken.None);
    }
}
