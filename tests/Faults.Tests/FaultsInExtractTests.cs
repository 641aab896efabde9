namespace InsightsEtl.Faults.Tests;

/// <summary>Runs struck before, between and after the months' own work.</summary>
public sealed class FaultsInExtractTests
{
    public static TheoryData<string, string> Faults => FaultPoints.Faults(FaultPoints.Extract, "extract.before-pointed");

    [Fact]
    public async Task Runs_killed_at_one_point_after_another_are_made_good_by_the_one_left_alone()
    {
        await FaultCase.KillInTurnAsync(await Scene.CorrectionAsync(), FaultPoints.Extract.Select(point => point.Point));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_run_struck_around_its_months_leaves_whole_months_and_the_next_one_finishes(string fault, string effect)
    {
        await FaultCase.TryAsync(await Scene.CorrectionAsync(), fault, effect);
    }
}
