namespace InsightsEtl.Extract.Tests;

public sealed class DropFolderCheckTests : IDisposable
{
    readonly DropFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task A_check_finds_the_same_and_leaves_no_trace()
    {
        _folders.Deliver("a");
        _folders.Delivery("usage").Claim("part-000.csv", "x".Utf8(), rows: 0).Manifest();

        var found = await _folders.Check();

        found.Deliveries.Select(delivery => (delivery.Feed, delivery.Outcome, delivery.Rows)).Should().Equal(
            (Feed.Attributions, PickupOutcome.Landed, 1), (Feed.Usage, PickupOutcome.Refused, 0));
        Directory.Exists(_folders.Landing.Folder).Should().BeFalse();
    }

    [Fact]
    public async Task A_check_reads_the_bytes_even_of_what_has_landed()
    {
        var delivery = _folders.Deliver("a");
        await _folders.PickUp();
        File.WriteAllText(Path.Combine(delivery.Path, "part-000.csv"), "changed");

        (await _folders.Check()).Deliveries.Single().Outcome.Should().Be(PickupOutcome.Refused);
    }
}
