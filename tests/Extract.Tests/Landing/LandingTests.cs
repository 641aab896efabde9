namespace InsightsEtl.Extract.Tests;

public sealed class LandingTests : IDisposable
{
    readonly DropFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void Landing_is_empty_before_anything_has_landed() => _folders.Landing.Current().Should().BeEmpty();

    [Fact]
    public async Task Current_deliveries_come_by_feed_and_date()
    {
        foreach (var (feed, date) in new[] { ("usage", "2026-10-02"), ("usage", "2026-10-01"), ("attributions", "2026-10-31") })
            _folders.Delivery(feed, date).Manifest();
        await _folders.PickUp();

        _folders.Landing.Current().Select(delivery => delivery.ToString()).Should()
            .Equal("attributions 2026-10-31", "usage 2026-10-01", "usage 2026-10-02");
    }

    [Fact]
    public async Task Deliveries_of_an_unknown_identity_are_not_found()
    {
        _folders.Deliver("a");
        await _folders.PickUp();

        foreach (var identity in new[] { new string('0', 64), "..", "current", "" })
            _folders.Landing.Find(Feed.Attributions, new DateOnly(2026, 10, 31), identity).Should().BeNull();
    }

    [Fact]
    public async Task A_landed_file_changed_by_hand_is_noticed()
    {
        _folders.Deliver("a");
        var landed = (await _folders.PickUpOne()).Landed!;
        File.AppendAllText(landed.Parts[0].Path, "d,e,f\n");

        _folders.Invoking(folders => folders.Landing.Current()).Should().Throw<InvalidDataException>().WithMessage("Landing is damaged: *part-000.csv*");
    }

    [Fact]
    public async Task A_pointer_to_nothing_is_noticed_and_healed_by_the_next_pickup()
    {
        _folders.Deliver("a");
        await _folders.PickUp();
        File.WriteAllText(Path.Combine(_folders.DateFolder, "current"), new string('0', 64));

        _folders.Invoking(folders => folders.Landing.Current()).Should().Throw<InvalidDataException>();
        await _folders.PickUp();
        _folders.Landing.Current().Should().ContainSingle();
    }

    [Fact]
    public async Task Many_pickups_of_one_delivery_at_once_all_succeed()
    {
        _folders.Deliver("a");

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _folders.PickUp())));

        all.Should().OnlyContain(result => result.Deliveries.Single().Landed != null);
        _folders.Landed().Should().HaveCount(3).And.NotContain(path => path.Contains(".partial-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leftovers_of_dead_pickups_are_swept()
    {
        Directory.CreateDirectory(Path.Combine(_folders.DateFolder, ".partial-1"));
        File.WriteAllText(Path.Combine(_folders.DateFolder, ".partial-1", "part-000.csv"), "half");
        File.WriteAllText(Path.Combine(_folders.DateFolder, ".partial-2"), "half a pointer");

        await _folders.PickUp();

        _folders.Landed().Should().BeEmpty();
    }

    [Fact]
    public async Task A_refused_delivery_does_not_touch_the_current_one()
    {
        _folders.Deliver("a");
        await _folders.PickUp();
        _folders.Delivery().Claim("a.csv", "x".Utf8(), rows: 0).Manifest();

        (await _folders.PickUpOne()).Outcome.Should().Be(PickupOutcome.Refused);
        _folders.Landing.Current().Single().Rows.Should().Be(1);
    }
}
