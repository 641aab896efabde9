namespace InsightsEtl.EndToEnd.Tests;

public sealed class AdjacentMonthsTests
{
    [Theory]
    [InlineData(101, true)]
    [InlineData(103, false)]
    public async Task Two_processes_that_publish_neighbours_at_once_give_what_one_after_the_other_gives(int seed, bool meetAtTheLock)
    {
        var whole = SmallWorld.Of(new(seed));
        var world = whole with
        {
            Months = [.. whole.Months.Take(2)],
            Final = [.. whole.Final.Where(delivery => delivery.Date <= whole.Months[1].Last)],
        };
        await using var inOrder = await History.Of("in order", world, world.Months).PlayAsync();
        await using var home = await TestHome.CreateEmptyAsync();
        foreach (var delivery in world.Final) delivery.DropInto(home.Feeds);

        await using (var held = meetAtTheLock ? await HoldAsync(home) : null)
        {
            var programs = world.Months
                .Select(month => home.ProgramAsync("run", month.ToString(), "--feeds", home.Feeds, "--reject-limit", "100")).ToList();
            if (held is not null)
            {
                await home.UntilAsync($"select ({HeldPublishes.Waiting}) = 2");
                await held.DisposeAsync();
            }
            foreach (var program in await Task.WhenAll(programs)) program.ExitCode.Should().Be(0, program.Error);
        }

        (await WarehouseDump.OfAsync(inOrder)).DifferencesTo(await WarehouseDump.OfAsync(home)).Should().BeEmpty();
        (await WarehouseDump.BrokenChecksAsync(home)).Should().BeEmpty();
    }

    static Task<HeldPublishes> HoldAsync(TestHome home) => HeldPublishes.InAsync(home.Database);
}
