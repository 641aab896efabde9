namespace InsightsEtl.Extract.Tests;

/// <summary>Pickups killed or failed at every change of state, in processes of their own.</summary>
public sealed class InterruptedLandingTests : IDisposable
{
    const string Usage =
        """{"usageDate":"2026-10-01","subscriptionId":"a","skuId":"b","workload":"c","assignedSeats":1,"activeSeats":1}""" + "\n";

    readonly DropFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    void DeliverTwo()
    {
        _folders.Deliver("a");
        _folders.Delivery("usage", "2026-10-01").Part("x.ndjson", Usage, rows: 1).Part("y.ndjson", Usage, rows: 1).Manifest();
    }

    static IEnumerable<string> Armed(IEnumerable<string> pointsHit) =>
        pointsHit.GroupBy(point => point).SelectMany(point => Enumerable.Range(1, point.Count()).Select(hit => $"{point.Key}:{hit}"));

    [Fact]
    public async Task Every_change_of_state_is_a_named_point()
    {
        using var folder = new TemporaryFolder();
        DeliverTwo();

        await PickupProgram.RunAsync(_folders, fault: "", folder.File("journal"));

        Armed(File.ReadAllLines(folder.File("journal"))).Should().BeEquivalentTo(
            "extract.copied:1", "extract.copied:2", "extract.copied:3", "extract.before-rename:1", "extract.before-rename:2",
            "extract.renamed:1", "extract.renamed:2", "extract.before-pointed:1", "extract.before-pointed:2",
            "extract.pointed:1", "extract.pointed:2");
    }

    [Theory]
    [InlineData("extract.copied:1")]
    [InlineData("extract.copied:3")]
    [InlineData("extract.before-rename:1")]
    [InlineData("extract.before-rename:2")]
    [InlineData("extract.renamed:1")]
    [InlineData("extract.renamed:2")]
    [InlineData("extract.before-pointed:1")]
    [InlineData("extract.pointed:1")]
    [InlineData("extract.pointed:2")]
    public async Task A_pickup_killed_anywhere_leaves_whole_deliveries_and_the_next_one_finishes(string point)
    {
        DeliverTwo();

        (await PickupProgram.RunAsync(_folders, point + ":kill")).Should().NotBe(0);
        _folders.Landing.Current().SelectMany(delivery => delivery.Parts).All(part => File.Exists(part.Path)).Should().BeTrue();

        (await _folders.PickUp()).Deliveries.Should().OnlyContain(delivery => delivery.Landed != null);
        _folders.Landing.Current().Should().HaveCount(2);
        _folders.Landed().Should().NotContain(path => path.Contains(".partial-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("extract.copied:2")]
    [InlineData("extract.before-rename:1")]
    [InlineData("extract.renamed:1")]
    public async Task A_pickup_that_fails_cleans_up_behind_itself(string point)
    {
        DeliverTwo();

        (await PickupProgram.RunAsync(_folders, point + ":throw")).Should().NotBe(0);

        _folders.Landed().Should().NotContain(path => path.Contains(".partial-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_live_process_is_writing_is_not_swept()
    {
        _folders.Deliver("a");
        using var hanging = PickupProgram.Start(_folders, "extract.copied:1:hang", journal: null);
        while (!_folders.Landed().Any(path => path.EndsWith("part-000.csv", StringComparison.Ordinal))) await Task.Delay(10);

        (await _folders.PickUpOne()).Outcome.Should().Be(PickupOutcome.Landed);
        _folders.Landed().Should().Contain(path => path.Contains(".partial-", StringComparison.Ordinal));

        hanging.Kill();
        await hanging.WaitForExitAsync();
        (await _folders.PickUpOne()).Outcome.Should().Be(PickupOutcome.AlreadyLanded);
        _folders.Landed().Should().NotContain(path => path.Contains(".partial-", StringComparison.Ordinal));
    }
}
