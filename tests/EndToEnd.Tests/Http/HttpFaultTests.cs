using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Simulation;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Every fault at every page, in every paging: what may pass does, and what stays is refused or waited out, with a message.</summary>
/// <remarks>
/// Here the month 2025-09 is pulled and its landing compared, from which all else follows, and pagings other than by link are struck by what
/// differs among them only; <c>INSIGHTS_HTTP_CAMPAIGN=all</c> pulls all months and strikes by everything.
/// </remarks>
public sealed class HttpFaultTests
{
    static readonly bool IsCampaign = Environment.GetEnvironmentVariable("INSIGHTS_HTTP_CAMPAIGN") == "all";

    static readonly FaultKind[] Passing =
    [
        FaultKind.TooMany, FaultKind.TooManyUntil, FaultKind.Error, FaultKind.Unavailable, FaultKind.Reset, FaultKind.Truncated, FaultKind.OverLong,
        FaultKind.WrongTotal, FaultKind.RepeatedPage, FaultKind.LoopingNext, FaultKind.ExpiredToken, FaultKind.Html, FaultKind.SlowDrip,
        FaultKind.SchemaDrift, FaultKind.NewColumn, FaultKind.ByteOrderMark, FaultKind.BadGzipTrailer, FaultKind.CutGzip,
    ];

    static readonly FaultKind[] PassingByPaging =
        [FaultKind.Error, FaultKind.Truncated, FaultKind.WrongTotal, FaultKind.RepeatedPage, FaultKind.LoopingNext, FaultKind.ExpiredToken];

    static readonly IReadOnlyList<Month> Months = IsCampaign ? HttpFeeds.Golden.Months : [new Month(2025, 9)];

    public static TheoryData<string> Pagings => new(Enum.GetNames<Paging>());

    [Theory]
    [MemberData(nameof(Pagings))]
    public async Task A_fault_that_strikes_once_at_every_page_changes_nothing(string paging)
    {
        var expected = await LandedAsync(Enum.Parse<Paging>(paging), FaultPlan.None);

        foreach (var fault in IsCampaign || paging == nameof(Paging.NextLink) ? Passing : PassingByPaging)
        {
            foreach (var page in Pages(fault))
            {
                var landed = await LandedAsync(Enum.Parse<Paging>(paging), new FaultPlan([new(fault, Page: page, Seconds: fault == FaultKind.SlowDrip ? 600 : 1)]));
                landed.Should().Equal(expected, "{0} page {1}", fault, page);
            }
        }
    }

    [Fact]
    public async Task A_delivery_that_a_service_refused_stays_noted_until_that_service_is_asked_for_it_again()
    {
        var date = new DateOnly(2025, 9, 15);
        await using var home = await TestHome.CreateAsync();
        await using var source = await HttpFeeds.ServeAsync(Paging.NextLink, new FaultPlan([new(FaultKind.BadRequest, Feed.Usage.Name, date, Page: 1)]));

        await ExtractAsync([Month.Of(date)]);
        await ExtractAsync(months: null);
        var noted = await NotedAsync();
        await ExtractAsync([Month.Of(date)]);

        noted.Should().Be(1);
        (await NotedAsync()).Should().Be(0);

        Task<PickupResult> ExtractAsync(Month[]? months) =>
            new ExtractJob(home.Database.ConnectionString, home.Landing, TestWorkers.HomeOf(home).NewProgress(), HttpFeeds.Pull(source))
                .RunAsync(home.Feeds, new PickupScope(months, [Feed.Usage]), CancellationToken.None);

        Task<long> NotedAsync() => home.AskAsync<long>("select count(*) from etl.delivery_problem");
    }

    [Theory]
    [InlineData(nameof(FaultKind.WrongTotal), "records in all, the pages before say")]
    [InlineData(nameof(FaultKind.RepeatedPage), "again")]
    [InlineData(nameof(FaultKind.Html), "an HTML page; expected records")]
    [InlineData(nameof(FaultKind.SchemaDrift), "no record has a field for column usageDate")]
    [InlineData(nameof(FaultKind.BadGzipTrailer), "not whole gzip")]
    [InlineData(nameof(FaultKind.CutGzip), "not whole gzip")]
    [InlineData(nameof(FaultKind.OverLong), "no JSON")]
    [InlineData(nameof(FaultKind.BadRequest), "answered 400")]
    [InlineData(nameof(FaultKind.Forbidden), "answered 403")]
    [InlineData(nameof(FaultKind.Redirect), "redirected to https://elsewhere.example.com")]
    [InlineData(nameof(FaultKind.NextElsewhere), "the next page is said to be at https://elsewhere.example.com")]
    [InlineData(nameof(FaultKind.GzipBomb), "bytes unpacked; expected at most")]
    [InlineData(nameof(FaultKind.HugeBody), "the body has 10000000000 bytes; expected at most")]
    [InlineData(nameof(FaultKind.HugeField), "a record or field of more than")]
    [InlineData(nameof(FaultKind.Endless), "expected at most")]
    public async Task A_fault_that_stays_refuses_its_delivery_and_no_other(string fault, string message)
    {
        var expected = await LandedAsync(Paging.NextLink, FaultPlan.None);

        var (landed, pulled) = await PulledAsync(
            Paging.NextLink, new FaultPlan([new(Enum.Parse<FaultKind>(fault), Feed: "usage", Date: new DateOnly(2025, 9, 15), Page: 2, Always: true)]));

        var refused = pulled.Deliveries.Where(delivery => delivery.Message is not null).Should().ContainSingle().Subject;
        refused.Outcome.Should().Be(PickupOutcome.Refused);
        refused.Message.Should().Contain(message);
        landed.Should().Equal(expected.Where(line => !line.StartsWith("usage 2025-09-15", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(nameof(FaultKind.Unavailable))]
    [InlineData(nameof(FaultKind.Reset))]
    [InlineData(nameof(FaultKind.Truncated))]
    public async Task A_service_that_stays_unavailable_is_75_and_changes_nothing(string fault)
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(new Month(2025, 9)).DropInto(home.Feeds);
        await home.RunAsync(new Month(2025, 9), home.Feeds);
        var dump = await WarehouseDump.OfAsync(home);
        await using var source = await HttpFeeds.ServeAsync(Paging.TopSkip, new FaultPlan([new(Enum.Parse<FaultKind>(fault), Feed: "usage", Page: 2, Always: true)]));
        await File.WriteAllTextAsync(Path.Combine(home.Path, "appsettings.json"), SettingsText.Of(source, home.Path));

        var program = await home.CommandAsync("run", "2025-09");

        program.Code.Should().Be(75, program.Error);
        program.Error.Should().Contain("stayed unavailable. To do: try again later.").And.NotContain(SimulatedTokens.ClientSecret + "\"");
        dump.DifferencesTo(await WarehouseDump.OfAsync(home)).Should().BeEmpty();
        (await home.AskAsync<string>("select concat_ws(' ', state, exit_code) from etl.run order by run_id desc limit 1")).Should().Be("failed 75");
        Directory.EnumerateDirectories(home.Landing.Folder, ".partial", SearchOption.AllDirectories).Should().NotBeEmpty("page 1 is kept");
    }

    /// <summary>Null is every page in one pull. A delivery that has to be pulled anew has three beginnings only, so its pages take turns.</summary>
    static int?[] Pages(FaultKind fault) => fault switch
    {
        FaultKind.WrongTotal or FaultKind.RepeatedPage or FaultKind.LoopingNext => IsCampaign ? [1, 2, 3, 4, 5] : [1, 2, 3],
        // These take their time.
        FaultKind.SlowDrip or FaultKind.TooMany or FaultKind.TooManyUntil => IsCampaign ? [null] : [2],
        _ => [null],
    };

    static async Task<IReadOnlyList<string>> LandedAsync(Paging paging, FaultPlan plan) => (await PulledAsync(paging, plan)).Landed;

    static async Task<(IReadOnlyList<string> Landed, PickupResult Pulled)> PulledAsync(Paging paging, FaultPlan plan)
    {
        var folder = Directory.CreateTempSubdirectory("insights-e2e-");
        try
        {
            await using var source = await HttpFeeds.ServeAsync(paging, plan);
            return await HttpFeeds.LandAsync(source, new Landing(folder.FullName), Months);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
