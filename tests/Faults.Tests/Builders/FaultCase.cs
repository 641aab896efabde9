namespace InsightsEtl.Faults.Tests;

/// <summary>One fault at one hit of one point, from the run it strikes to the next one's end.</summary>
static class FaultCase
{
    /// <param name="fault">Point and hit.</param>
    /// <param name="effect">kill or throw.</param>
    public static async Task TryAsync(Scene scene, string fault, string effect)
    {
        await using var trial = await Trial.NewAsync(scene);
        using var run = trial.Start($"{fault}:{effect}");
        var struck = await run.EndAsync();

        struck.ExitCode.Should().Match(code => effect == "kill" ? code == 137 : code != 137, struck.Error);
        trial.Hits().Count(point => fault.StartsWith(point + ':', StringComparison.Ordinal))
            .Should().BeGreaterThanOrEqualTo(int.Parse(fault.Split(':')[1], CultureInfo.InvariantCulture), "the fault must have struck");
        await trial.ShouldBeWholeAsync();
        await trial.ShouldRecoverAsync();
        if (FaultPoints.IsCampaign) await trial.ShouldRecoverAsync("--force");
    }
}
