namespace InsightsEtl.Faults.Tests;

/// <summary>The server stops at once under a run, and is started again.</summary>
public sealed class LostServerTests(DurableServer durable) : IClassFixture<DurableServer>
{
    public static TheoryData<string> Faults => FaultPoints.IsCampaign
        ? [.. FaultPoints.Extract.Select(point => (point.Point, Hits: 1)).Concat(FaultPoints.Month).Concat(FaultPoints.Publish)
            .SelectMany(point => Enumerable.Range(1, point.Hits).Select(hit => $"{point.Point}:{hit}"))]
        : ["month.audited:1", "publish.before-commit:2"];

    public static TheoryData<string> Restarts => FaultPoints.IsCampaign
        ? ["run.started:1", "lease.taken:1", "month.staged:1", "month.staged:2", "month.audited:1", "publish.facts:1", "publish.committed:1"]
        : ["month.audited:1", "publish.facts:1"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_server_stopped_at_once_and_its_run_killed_give_the_same_warehouse_after_the_next_run(string fault)
    {
        await using var trial = await Trial.NewAsync(durable.Scene);
        using var run = trial.Start(fault + ":hang");
        await run.HitAsync(fault.Split(':')[0], int.Parse(fault.Split(':')[1], CultureInfo.InvariantCulture));

        await durable.Server.CrashAsync();
        await run.SignalAsync("KILL");
        await run.EndAsync();

        await trial.ShouldBeWholeAsync();
        await trial.ShouldRecoverAsync();
    }

    [Theory]
    [MemberData(nameof(Restarts))]
    public async Task A_run_under_which_the_server_was_restarted_says_try_later(string fault)
    {
        await using var trial = await Trial.NewAsync(durable.Scene);
        using var run = trial.Start(fault + ":stop");
        await run.StoppedAsync();

        await durable.Server.CrashAsync();
        await run.SignalAsync("CONT");
        var ended = await run.EndAsync();

        ended.ExitCode.Should().Be(75, ended.Error);
        await trial.ShouldBeWholeAsync();
        await trial.ShouldRecoverAsync();
    }
}
