namespace InsightsEtl.Faults.Tests;

/// <summary>Faults at points, from the run they strike to the end of the run that is left alone.</summary>
static class FaultCase
{
    /// <summary>Kills one run after another on one warehouse, each at the first hit of the next point, then leaves one alone.</summary>
    /// <param name="points">In an order in which each is still hit after the kills before it.</param>
    public static async Task KillInTurnAsync(Scene scene, IEnumerable<string> points)
    {
        await using var trial = await Trial.NewAsync(scene);
        foreach (var point in points)
        {
            using var run = trial.Start(point + ":1:kill");
            (await run.EndAsync()).ExitCode.Should().Be(137, $"the run must have been killed at {point}");
            await trial.ShouldBeWholeAsync();
        }
        await trial.ShouldRecoverAsync();
    }

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
        if (FaultPoints.IsCampaign && fault.StartsWith("publish.", StringComparison.Ordinal)) await trial.ShouldRecoverAsync("--force");
    }
}
