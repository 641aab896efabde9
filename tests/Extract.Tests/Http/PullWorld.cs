namespace InsightsEtl.Extract.Tests;

/// <summary>A pull of one test: attributions of one day from a service at the other end of a wire, into a landing of its own.</summary>
sealed class PullWorld : IDisposable
{
    public static readonly DateOnly Date = new(2026, 10, 31);
    public static readonly DateOnly Today = new(2026, 11, 1);

    readonly TemporaryFolder _folder;

    public PullWorld() => _folder = new TemporaryFolder();

    /// <summary>A later run in the same landing.</summary>
    public PullWorld(PullWorld earlier) => _folder = earlier._folder;

    public Landing Landing => new(_folder.File("landing"));

    public FakeClock Clock { get; } = new();

    public PullProgress Progress { get; } = new();

    public Source Source { get; init; } = new(Feed.Attributions, Wire.Host + "/feed?date={date}&key=hidden", Cadence.Monthly, Paging.NextLink);

    public SourceAuth? Auth { get; init; }

    public SourceLimits Limits { get; init; } = new() { PageTime = TimeSpan.FromHours(1), PullTime = TimeSpan.FromHours(23), Retries = 3 };

    public string PartialFolder => Path.Combine(Landing.Folder, "attributions", "2026-10-31", PartialDelivery.FolderName);

    /// <summary>A record as JSON.</summary>
    public static string Record(int number) => $$"""{"subscriptionId":"{{number}}","mpnId":"M","attributionType":"PAL"}""";

    /// <summary>A page as JSON; an empty link ends the delivery.</summary>
    public static string Page(int first, int count, string? next = null, int? total = null) =>
        $$"""{"value":[{{string.Join(',', Enumerable.Range(first, count).Select(Record))}}]{{(total is null ? "" : $",\"totalCount\":{total}")}}{{(next is null ? "" : $",\"@nextLink\":\"{next}\"")}}}""";

    public Task<PickedUpDelivery> PullAsync(Wire wire) => PullAsync(wire.Connection);

    public async Task<PickedUpDelivery> PullAsync(GuardedConnection connection)
    {
        var source = Source with { Cadence = Cadence.MonthEnd };
        var set = new SourceSet([source], Auth, Limits, new HashSet<string>());
        var scope = new PickupScope([Month.Of(Date)]);
        var result = await Clock.RunAsync(
            new SourcePickup(Landing, set, Clock, Progress, connection).RunAsync(scope, Today, [], CancellationToken.None));
        return result.Deliveries.Should().ContainSingle().Subject;
    }

    public Task<PickedUpDelivery> PullAsync(Func<string, byte[]> answer) => PullAsync(new Wire(answer));

    /// <summary>Nothing has landed, and no pages lie about.</summary>
    public void ExpectNothing()
    {
        Landing.Current().Should().BeEmpty();
        Directory.Exists(PartialFolder).Should().BeFalse();
    }

    /// <summary>The landed records, as lines.</summary>
    public IEnumerable<string> Lines() => Landing.Current().Single().Parts.SelectMany(part => File.ReadLines(part.Path));

    public void Dispose()
    {
        if (Directory.Exists(_folder.Path)) _folder.Dispose();
    }
}
