namespace InsightsEtl.Faults.Tests;

/// <summary>Runs struck on a database that has nothing in it, not even its schema.</summary>
public sealed class FaultsInFirstLoadTests
{
    public static TheoryData<string, string> Faults => FaultPoints.Faults(
        [.. FaultPoints.Migrations, .. FaultPoints.IsCampaign ? FaultPoints.Month : [], .. FaultPoints.Publish],
        "migrations.applied", "publish.facts");

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_first_load_struck_anywhere_leaves_whole_months_and_the_next_run_finishes(string fault, string effect)
    {
        await FaultCase.TryAsync(await Scene.FirstLoadAsync(), fault, effect);
    }
}
