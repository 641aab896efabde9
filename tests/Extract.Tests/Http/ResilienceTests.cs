namespace InsightsEtl.Extract.Tests;

public sealed class ResilienceTests : IDisposable
{
    readonly PullWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("429 Too Many Requests", "Retry-After: 57\r\n", 57)]
    [InlineData("503 Service Unavailable", "Retry-After: 900\r\n", 900)]
    [InlineData("429 Too Many Requests", "Date: Sun, 01 Nov 2026 09:00:00 GMT\r\nRetry-After: Sun, 01 Nov 2026 09:02:30 GMT\r\n", 150)]
    [InlineData("429 Too Many Requests", "Retry-After: Sun, 01 Nov 2026 02:00:41 GMT\r\n", 41)]
    public async Task Nothing_goes_out_before_the_service_allows_it(string status, string headers, int seconds)
    {
        var asked = new List<DateTimeOffset>();
        var wire = new Wire(_ =>
        {
            asked.Add(_world.Clock.GetUtcNow());
            return asked.Count == 1 ? Wire.Answer(status, headers: headers) : Wire.Ok(PullWorld.Page(1, 1));
        });

        (await _world.PullAsync(wire)).Outcome.Should().Be(PickupOutcome.Landed);

        (asked[1] - asked[0]).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds)).And.BeLessThan(TimeSpan.FromSeconds(seconds + 1));
        wire.Requests.Select(RequestId).Distinct().Should().ContainSingle("a retry is the same request");
    }

    [Fact]
    public async Task While_one_pull_waits_no_other_one_asks_the_host_and_the_time_left_is_shown()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeClock();
        var progress = new PullProgress();
        var asked = new List<(DateTimeOffset At, string Shown)>();
        var wire = new Wire(_ =>
        {
            lock (asked) asked.Add((clock.GetUtcNow(), progress.Describe(clock.GetUtcNow())));
            return asked.Count == 1 ? Wire.Answer("429 Too Many Requests", headers: "Retry-After: 60\r\n") : Wire.Ok(PullWorld.Page(1, 1));
        });
        var source = new Source(Feed.Usage, Wire.Host + "/usage?date={date}", Cadence.Daily, Paging.NextLink) { Parallel = 1 };
        var feeds = new[] { Feed.Attributions, Feed.Partners, Feed.FxRates }.Select(feed => source with { Feed = feed, Cadence = Cadence.MonthEnd });
        var set = new SourceSet([.. feeds], null, _world.Limits with { ParallelPerHost = 1 }, new HashSet<string>());

        var shown = "";
        var work = new SourcePickup(new Landing(folder.File("landing")), set, clock, progress, wire.Connection)
            .RunAsync(new PickupScope([new Month(2026, 10)]), PullWorld.Today, [], CancellationToken.None);
        while (shown.Length == 0)
        {
            await Task.Delay(1);
            if (progress.Describe(clock.GetUtcNow()) is var text && text.Contains("left")) shown = text;
        }

        await clock.RunAsync(work);

        shown.Should().Be("0 pages, 1 tried again, waiting for 127.0.0.1:9, 60 s left");
        asked.Skip(1).Should().OnlyContain(request => request.At - asked[0].At >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_service_that_asks_for_more_than_a_quarter_of_an_hour_is_unavailable_at_once()
    {
        var wire = new Wire(_ => Wire.Answer("429 Too Many Requests", headers: "Retry-After: 901\r\n"));

        var pulled = await _world.PullAsync(wire);

        pulled.Outcome.Should().Be(PickupOutcome.Unavailable);
        pulled.Message.Should().Contain("asks to wait 16 min; at most 15 are waited");
        wire.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("500 Internal Server Error")]
    [InlineData("502 Bad Gateway")]
    [InlineData("408 Request Timeout")]
    [InlineData("cut")]
    [InlineData("nothing")]
    public async Task What_may_pass_is_tried_again_with_growing_pauses_and_then_given_up(string fault)
    {
        var asked = new List<DateTimeOffset>();
        var pulled = await _world.PullAsync(_ =>
        {
            asked.Add(_world.Clock.GetUtcNow());
            return fault switch
            {
                "cut" => Wire.Ok(PullWorld.Page(1, 9))[..^20],
                "nothing" => [],
                _ => Wire.Answer(fault),
            };
        });

        pulled.Outcome.Should().Be(PickupOutcome.Unavailable);
        pulled.Message.Should().Contain("127.0.0.1:9 stayed unavailable. To do: try again later.").And.NotContain("hidden");
        asked.Distinct().Should().HaveCount(1 + _world.Limits.Retries);
        Directory.Exists(_world.PartialFolder).Should().BeTrue();
        _world.Landing.Current().Should().BeEmpty();
    }

    [Theory]
    [InlineData("<html>Please sign in</html>", "Content-Type: text/html\r\n", "*an HTML page; expected records*")]
    [InlineData("<html>Please sign in</html>", "", "*no JSON*")]
    [InlineData("{\"rows\":[]}", "", "*no list 'value' in the answer*")]
    [InlineData("{\"value\":[]} more", "", "*no JSON*")]
    [InlineData("{\"value\":[],\"value\":[]}", "", "*no JSON*")]
    [InlineData("[1,2", "", "*no JSON*")]
    public async Task Nonsense_is_tried_again_and_refused_if_it_stays_so(string body, string headers, string message)
    {
        var wire = new Wire(_ => Wire.Ok(body, headers));

        var pulled = await _world.PullAsync(wire);

        pulled.Outcome.Should().Be(PickupOutcome.Refused);
        pulled.Message.Should().Match(message).And.NotContain("sign in");
        wire.Requests.Should().HaveCount(1 + _world.Limits.Retries);
        _world.ExpectNothing();
    }

    [Fact]
    public async Task A_host_that_fails_nearly_always_is_left_alone_for_a_while()
    {
        using var world = new PullWorld { Limits = _world.Limits with { Retries = 20, RetryDelay = TimeSpan.FromMilliseconds(1) } };
        var asked = new List<DateTimeOffset>();

        var pulled = await world.PullAsync(_ =>
        {
            asked.Add(world.Clock.GetUtcNow());
            return asked.Count <= 20 ? Wire.Answer("500 Internal Server Error") : Wire.Ok(PullWorld.Page(1, 1));
        });

        pulled.Outcome.Should().Be(PickupOutcome.Landed, pulled.Message);
        (asked[20] - asked[19]).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(30));
    }

    static string RequestId(string request) => request.Split("\r\n").Single(line => line.StartsWith("MS-RequestId: ", StringComparison.OrdinalIgnoreCase));
}
