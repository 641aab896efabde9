namespace InsightsEtl.Faults.Tests;

/// <summary>Runs struck while a month that is published becomes its next version.</summary>
public sealed class FaultsInPublishTests
{
    public static TheoryData<string, string> Faults => FaultPoints.Faults(
        FaultPoints.Publish, "publish.facts", "publish.before-commit", "publish.committed");

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_month_struck_while_published_is_wholly_the_old_version_or_wholly_the_new_one(string fault, string effect)
    {
        await FaultCase.TryAsync(await Scene.CorrectionAsync(), fault, effect);
    }
}
