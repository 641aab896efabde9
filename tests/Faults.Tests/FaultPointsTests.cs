namespace InsightsEtl.Faults.Tests;

/// <summary>The campaign's list of points is the program's.</summary>
public sealed class FaultPointsTests
{
    [Fact]
    public async Task A_correction_hits_every_point_of_the_list_and_no_other()
    {
        var scene = await Scene.CorrectionAsync();
        await using var trial = await Trial.NewAsync(scene);

        (await trial.RunAsync()).ExitCode.Should().Be(0);

        Counted(trial.Hits()).Should().BeEquivalentTo([.. FaultPoints.Extract, .. FaultPoints.Month, .. FaultPoints.Publish, .. FaultPoints.Report]);
        await trial.ShouldBeDoneAsync();
    }

    [Fact]
    public async Task A_first_load_hits_every_point_of_the_list()
    {
        var scene = await Scene.FirstLoadAsync();
        await using var trial = await Trial.NewAsync(scene);

        (await trial.RunAsync()).ExitCode.Should().Be(0);

        Counted(trial.Hits()).Should().Contain([.. FaultPoints.Migrations, .. FaultPoints.Month, .. FaultPoints.Publish, .. FaultPoints.Report]);
        await trial.ShouldBeDoneAsync();
    }

    static IEnumerable<(string Point, int Hits)> Counted(IEnumerable<string> hits) =>
        hits.GroupBy(point => point).Select(point => (point.Key, point.Count()));
}
