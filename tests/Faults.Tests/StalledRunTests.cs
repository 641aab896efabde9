namespace InsightsEtl.Faults.Tests;

/// <summary>Runs that sleep while others take their month, and runs that meet.</summary>
public sealed class StalledRunTests
{
    const string Token = "select token from etl.lease where month_start = '2025-11-01'";

    [Fact]
    public async Task A_run_that_wakes_after_another_took_its_month_publishes_nothing()
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        using var stalled = trial.Start("month.staged:1:stop");
        await stalled.StoppedAsync();
        var token = (await trial.Server.LinesAsync(trial.Database, Token))[0];
        await Eventually.TrueAsync(async () => await trial.Server.LinesAsync(
            trial.Database, "select 1 from etl.lease join etl.run_request using (month_start, run_id) "
            + "where month_start = '2025-11-01' and expires_at < clock_timestamp() and claimed_until < clock_timestamp()") is [_]);

        var second = await trial.RunAsync();
        await stalled.SignalAsync("CONT");
        var woken = await stalled.EndAsync();

        second.ExitCode.Should().Be(0, second.Error);
        woken.ExitCode.Should().Be(5, woken.Error);
        (await trial.Server.LinesAsync(trial.Database, Token)).Should().NotEqual([token]);
        await trial.ShouldBeDoneAsync();
        await trial.ShouldRecoverAsync();
    }

    [Theory]
    [InlineData("month.staged:1")]
    [InlineData("month.audited:1")]
    public async Task A_run_that_wakes_and_does_not_know_that_it_lost_its_month_is_fenced_off(string fault)
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        trial.IsHeartSilent = true;
        using var stalled = trial.Start(fault + ":stop");
        await stalled.StoppedAsync();
        await trial.Server.RunAsync(
            trial.Database, "update etl.lease set expires_at = '-infinity'; update etl.run_request set claimed_until = '-infinity' where state = 'running'");

        var second = await trial.RunAsync();
        await stalled.SignalAsync("CONT");

        second.ExitCode.Should().Be(0, second.Error);
        (await stalled.EndAsync()).ExitCode.Should().Be(5);
        (await trial.Server.LinesAsync(trial.Database, "select run_id from etl.publish group by run_id")).Should().HaveCount(2);
        await trial.ShouldBeDoneAsync();
    }

    [Fact]
    public async Task A_run_whose_heart_beats_keeps_its_month_from_a_second_run()
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        using var first = trial.Start("month.staged:1:hang");
        await first.HitAsync("month.staged");
        await Task.Delay(TimeSpan.FromSeconds(3));

        var second = await trial.RunAsync();

        second.ExitCode.Should().Be(5, second.Error);
        await first.SignalAsync("KILL");
        await first.EndAsync();
        await trial.ShouldRecoverAsync();
    }
}
