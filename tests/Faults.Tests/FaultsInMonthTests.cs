namespace InsightsEtl.Faults.Tests;

/// <summary>Runs struck while a month is transformed, staged and audited.</summary>
public sealed class FaultsInMonthTests
{
    public static TheoryData<string, string> Faults => FaultPoints.Faults(FaultPoints.Month);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_run_struck_before_it_publishes_leaves_the_month_as_it_was_and_the_next_one_finishes(string fault, string effect)
    {
        await FaultCase.TryAsync(await Scene.CorrectionAsync(), fault, effect);
    }
}
