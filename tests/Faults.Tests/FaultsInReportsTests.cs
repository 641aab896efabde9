namespace InsightsEtl.Faults.Tests;

/// <summary>Whatever strikes while report files are written: no file is ever seen half, none stands in the ledger that is not there.</summary>
public sealed class FaultsInReportsTests
{
    public static TheoryData<string, string> Faults => FaultPoints.Faults(
        FaultPoints.Report, "report.named", "report.before-recorded");

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_file_is_half_and_the_next_run_writes_what_is_missing(string fault, string effect)
    {
        await FaultCase.TryAsync(await Scene.CorrectionAsync(), fault, effect);
    }

    [Fact]
    public async Task A_full_disk_shows_no_file_and_leaves_the_month_published_and_is_no_more_once_there_is_room()
    {
        await using var trial = await Trial.NewAsync(await Scene.FirstLoadAsync());
        (await trial.RunAsync("--step", "extract")).ExitCode.Should().Be(0);
        await using var disk = await SmallDisk.MountAsync(trial.ReportsFolder, kilobytes: 96);

        var full = disk.IsMounted ? await trial.RunAsync() : await trial.RunLimitedAsync(fileKilobytes: 4);

        full.ExitCode.Should().Be(1, full.Error);
        full.Error.Should().Contain(trial.ReportsFolder);
        (await trial.LeftoversAsync()).Should().BeEmpty();
        (await trial.ShouldBeWholeAsync()).Should().Be(3, "both months are published");
        await disk.GrowAsync();
        await trial.ShouldRecoverAsync();
    }
}
