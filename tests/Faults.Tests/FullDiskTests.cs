namespace InsightsEtl.Faults.Tests;

/// <summary>Landing has no room for a delivery.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_delivery_larger_than_what_may_be_written_fails_by_name_and_lands_once_there_is_room()
    {
        await using var trial = await Trial.NewAsync(await Scene.FirstLoadAsync());

        var full = await trial.RunLimitedAsync(fileKilobytes: 4);

        full.ExitCode.Should().Be(1, full.Error);
        full.Error.Should().Contain(trial.LandingFolder);
        (await trial.LeftoversAsync()).Should().BeEmpty();
        await trial.ShouldRecoverAsync();
    }

    [Fact]
    public async Task A_full_disk_fails_by_name_shows_nothing_and_is_no_more_once_there_is_room()
    {
        await using var trial = await Trial.NewAsync(await Scene.FirstLoadAsync());
        await using var disk = await SmallDisk.MountAsync(trial.LandingFolder, kilobytes: 96);

        var full = disk.IsMounted ? await trial.RunAsync() : await trial.RunLimitedAsync(fileKilobytes: 4);

        full.ExitCode.Should().Be(1, full.Error);
        full.Error.Should().Contain(trial.LandingFolder);
        (await trial.LeftoversAsync()).Should().BeEmpty();
        (await trial.ShouldBeWholeAsync()).Should().Be(0);
        await disk.GrowAsync();
        await trial.ShouldRecoverAsync();
    }
}
