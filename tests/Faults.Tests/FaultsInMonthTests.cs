namespace InsightsEtl.Faults.Tests;

/// <summary>Runs struck while a month is transformed, staged and audited.</summary>
public sealed class FaultsInMonthTests
{
    public static TheoryData<string, string> Faults => FaultPoints.Faults(FaultPoints.Month, "lease.released");

    /// <summary>Once both months are published no lease is taken, so what comes after the last publish is not of this test.</summary>
    [Fact]
    public async Task Runs_killed_at_one_point_after_another_even_while_sweeping_are_made_good_by_the_one_left_alone()
    {
        string[] points = FaultPoints.IsCampaign
            ? [.. FaultPoints.Month.Select(point => point.Point).Except(["staging.dropped", "lease.released"])]
            : ["lease.taken", "month.transformed", "month.staged", "checks.recorded"];

        await FaultCase.KillInTurnAsync(
            await Scene.CorrectionAsync(), [.. points, "sweep.marked", "sweep.dropped", "publish.committed", "staging.dropped"]);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_run_struck_before_it_publishes_leaves_the_month_as_it_was_and_the_next_one_finishes(string fault, string effect)
    {
        await FaultCase.TryAsync(await Scene.CorrectionAsync(), fault, effect);
    }
}
