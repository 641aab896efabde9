namespace InsightsEtl.Extract.Tests;

public sealed class ResumeTests : IDisposable
{
    readonly PullWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Pages_that_have_come_are_kept_for_the_next_run_and_not_asked_for_again()
    {
        await StopAtPageThreeAsync();
        var wire = Pages(isUp: true);

        var pulled = await _world.PullAsync(wire);

        pulled.Outcome.Should().Be(PickupOutcome.Landed);
        wire.Requests.Should().ContainSingle().Which.Should().Contain("next=3");
        _world.Lines().Should().Equal(Enumerable.Range(1, 6).Select(PullWorld.Record));
        Directory.Exists(_world.PartialFolder).Should().BeFalse();
    }

    [Theory]
    [InlineData("old")]
    [InlineData("changed")]
    [InlineData("cut")]
    [InlineData("other")]
    [InlineData("unstable")]
    public async Task Pages_that_cannot_be_trusted_are_fetched_again(string doubt)
    {
        await StopAtPageThreeAsync();
        var page = Path.Combine(_world.PartialFolder, "part-000.ndjson");
        if (doubt == "old") foreach (var file in Directory.EnumerateFiles(_world.PartialFolder)) File.SetLastWriteTimeUtc(file, new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc));
        if (doubt == "old") Directory.SetLastWriteTimeUtc(_world.PartialFolder, new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc));
        if (doubt == "changed") File.WriteAllText(page, File.ReadAllText(page).Replace('1', '9'));
        if (doubt == "cut") File.WriteAllText(Path.Combine(_world.PartialFolder, "journal.ndjson"), "{\"owner\":");
        using var again = new PullWorld(_world)
        {
            Source = doubt switch { "other" => _world.Source with { PageSize = 7 }, "unstable" => _world.Source with { HasStableLinks = false }, _ => _world.Source },
        };
        var wire = Pages(isUp: true);

        (await again.PullAsync(wire)).Outcome.Should().Be(PickupOutcome.Landed);

        wire.Requests.Should().HaveCount(3);
        again.Lines().Should().Equal(Enumerable.Range(1, 6).Select(PullWorld.Record));
    }

    [Fact]
    public async Task A_link_that_is_good_no_more_begins_the_delivery_anew()
    {
        await StopAtPageThreeAsync();
        var isFirst = true;
        var wire = new Wire(request =>
        {
            var isStale = isFirst;
            isFirst = false;
            return isStale ? Wire.Answer("410 Gone") : Page(request, isUp: true);
        });

        (await _world.PullAsync(wire)).Outcome.Should().Be(PickupOutcome.Landed);

        wire.Requests.Should().HaveCount(4);
        _world.Lines().Should().HaveCount(6);
    }

    [Fact]
    public async Task Two_processes_do_not_pull_the_same_delivery_at_once()
    {
        using var other = PartialDelivery.Open(_world.Landing, _world.Source, PullWorld.Date);

        var pulled = await _world.PullAsync(Pages(isUp: true));

        pulled.Outcome.Should().Be(PickupOutcome.Unavailable);
        pulled.Message.Should().Contain("another process is pulling it");
    }

    async Task StopAtPageThreeAsync()
    {
        (await _world.PullAsync(Pages(isUp: false))).Outcome.Should().Be(PickupOutcome.Unavailable);
        _world.Landing.Current().Should().BeEmpty();
    }

    /// <summary>Three pages of two records; the last one only when the service is up.</summary>
    static Wire Pages(bool isUp) => new(request => Page(request, isUp));

    static byte[] Page(string request, bool isUp) => request switch
    {
        _ when request.Contains("next=2") => Wire.Ok(PullWorld.Page(3, 2, "/feed?next=3", 6)),
        _ when request.Contains("next=3") => isUp ? Wire.Ok(PullWorld.Page(5, 2, total: 6)) : Wire.Answer("503 Service Unavailable"),
        _ => Wire.Ok(PullWorld.Page(1, 2, "/feed?next=2", 6)),
    };
}
