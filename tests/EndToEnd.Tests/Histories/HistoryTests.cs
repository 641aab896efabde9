using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.EndToEnd.Tests;

public sealed class HistoryTests
{
    /// <summary>The first seed and how many; a longer campaign names others in <c>INSIGHTS_HISTORIES</c>, as in 1000+500.</summary>
    static readonly string Campaign = Environment.GetEnvironmentVariable("INSIGHTS_HISTORIES") ?? "1+1";

    public static TheoryData<int> Seeds => Campaign.Split('+') is [var first, var count]
        ? [.. Enumerable.Range(int.Parse(first, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture))]
        : throw new FormatException($"Found INSIGHTS_HISTORIES '{Campaign}'; expected the first seed and how many, as 1000+100.");

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task However_a_landing_came_about_the_warehouse_says_the_same(int seed)
    {
        var chance = new Chance(seed);
        var world = SmallWorld.Of(chance);

        var dumps = await Task.WhenAll(
            PlayAsync(History.Of("in order", world, world.Months)),
            PlayAsync(History.CorrectedBack(world, chance.Fork())),
            PlayAsync(History.Tangled(world, chance.Fork())));

        foreach (var (name, dump) in dumps) dumps[0].Dump.DifferencesTo(dump).Should().BeEmpty($"seed {seed}, {name}");
    }

    static async Task<(string Name, WarehouseDump Dump)> PlayAsync(History history)
    {
        await using var home = await history.PlayAsync();
        (await WarehouseDump.BrokenChecksAsync(home)).Should().BeEmpty(history.Name);
        if (history.Name == "tangled") await ExpectForcedRunChangesNothingAsync(home, history);
        return (history.Name, await WarehouseDump.OfAsync(home));
    }

    static async Task ExpectForcedRunChangesNothingAsync(TestHome home, History history)
    {
        var versions = await PublishedVersions.OfAsync(home);

        var again = await home.RunAsync(TestHome.Request(MonthRange.Of(history.World.Months)) with { IsForced = true });

        again.Code.Should().Be(ExitCode.Done, home.Said);
        (await PublishedVersions.ChangesOfRunAsync(home, again.RunId)).Should().OnlyContain(changes => changes == 0, history.Name);
        (await PublishedVersions.OfAsync(home)).Should().Equal(versions);
    }
}
