using System.Text.Json;
using InsightsEtl.Extract;
using InsightsEtl.Fixtures;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.EndToEnd.Tests;

public sealed class RunCommandTests
{
    static readonly Month January = new(2026, 1);
    static readonly Month February = January.Next;

    [Fact]
    public async Task A_month_published_from_the_same_deliveries_is_skipped_as_up_to_date()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        await home.RunAsync(January, home.Feeds);

        var (code, output, error) = await home.CommandAsync("run", "2026-01", "--feeds", home.Feeds, "--json");

        code.Should().Be(0, error);
        MonthsOf(output).Should().Equal("2026-01");
        output.Should().Contain("2026-01: up to date.");
        (await home.AskAsync<long>("select count(*) from etl.publish")).Should().Be(1);
    }

    [Fact]
    public async Task Last_is_the_newest_month_with_a_complete_subscriptions_delivery()
    {
        await using var home = await TestHome.CreateAsync();
        foreach (var month in new[] { January, February }) new TinyFeeds(month).DropInto(home.Feeds);
        var march = new TinyFeeds(February.Next);
        march.DropInto(home.Feeds);
        File.Delete(Path.Combine(march.SubscriptionRows.FolderIn(home.Feeds), "manifest.json"));

        var (code, output, error) = await home.CommandAsync("run", "last", "--feeds", home.Feeds, "--json");

        code.Should().Be(0, error);
        MonthsOf(output).Should().Equal("2026-02");
        (await home.PublishedMonthsAsync()).Should().Be("2026-02");
    }

    [Fact]
    public async Task Current_is_the_month_of_today_which_is_printed()
    {
        await using var home = await TestHome.CreateAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        new TinyFeeds(Month.Of(today)).DropInto(home.Feeds);

        var (code, output, error) = await home.CommandAsync("run", "current", "--feeds", home.Feeds, "--json");

        code.Should().Be(0, error);
        error.Should().Contain($"current: {Month.Of(today)}");
        MonthsOf(output).Should().Equal(Month.Of(today).ToString());
        (await home.CommandAsync("status", "current")).Error.Should().Contain($"current: {Month.Of(today)}");
        (await home.CommandAsync("report", "list", "current")).Error.Should().Contain($"current: {Month.Of(today)}");
    }

    [Fact]
    public async Task A_month_that_got_its_own_deliveries_back_after_worse_ones_is_counted_from_them_again()
    {
        await using var home = await TestHome.CreateAsync();
        var january = new TinyFeeds(January);
        january.DropInto(home.Feeds);
        await home.RunAsync(January, home.Feeds);
        var before = await WarehouseDump.OfAsync(home);
        january.BrokenUsage.DropInto(home.Feeds);
        (await home.RunAsync(TestHome.Request(MonthRange.Of([January]), home.Feeds) with { Limit = RejectLimit.Default }))
            .Code.Should().Be(ExitCode.ChecksFailed);
        january.Usage.DropInto(home.Feeds);

        var outcome = await home.RunAsync(January, home.Feeds);

        outcome.Months.Single().Publication!.Changes.OfMonth.Should().Be(0);
        (await WarehouseDump.OfAsync(home)).Rows.Should().Equal(before.Rows);
        (await home.RunAsync(January, home.Feeds)).Months.Single().Publication.Should().BeNull("the month is up to date now");
    }

    [Fact]
    public async Task A_bill_of_more_than_a_column_holds_is_held_back_without_its_amount()
    {
        await using var home = await TestHome.CreateAsync();
        var january = new TinyFeeds(January);
        january.DropInto(home.Feeds);
        new DropDelivery(Feed.FxRates, January.Last, "currency,usdPerUnit", ["EUR,100000000"]).DropInto(home.Feeds);
        (january.Billing with { Rows = [january.Billing.Rows[0].Replace("10.25,USD", "999999999999999,EUR", StringComparison.Ordinal)] })
            .DropInto(home.Feeds);

        var outcome = await home.RunAsync(January, home.Feeds);

        outcome.Code.Should().Be(ExitCode.ChecksFailed);
        outcome.Months.Single().Message.Should().Contain("staged__revenue_fits_its_column").And.NotContain("99999").And.NotContain("00000");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("backfill")]
    [InlineData("extract")]
    public async Task A_dry_run_writes_nothing(string command)
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        await home.RunAsync(January, home.Feeds);
        new TinyFeeds(January, Licenses: 7).DropInto(home.Feeds);
        new TinyFeeds(February).DropInto(home.Feeds);
        var before = await StateAsync(home);

        var (code, output, error) = await home.CommandAsync(command, "2026-01..2026-02", "--feeds", home.Feeds, "--dry-run", "--json");

        code.Should().Be(0, error);
        output.Should().Contain("superseding");
        (await StateAsync(home)).Should().Equal(before);
    }

    [Fact]
    public async Task A_dry_run_on_an_empty_database_does_not_even_migrate_it()
    {
        await using var home = await TestHome.CreateAsync();
        await using var empty = await PostgresCluster.CreateEmptyDatabaseAsync();
        new TinyFeeds(January).DropInto(home.Feeds);

        var program = await InsightsProgram.RunAsync(
            ["run", "2026-01", "--feeds", home.Feeds, "--dry-run", "--json", "--home", home.Path, "--database", empty.ConnectionString]);

        program.ExitCode.Should().Be(0, program.Error);
        program.Json.GetProperty("months")[0].GetProperty("plan").GetString().Should().Contain("would publish version 1");
        Directory.Exists(home.Path).Should().BeFalse();
        (await empty.HasSchemaAsync("etl")).Should().BeFalse();
    }

    [Fact]
    public async Task Refused_and_incomplete_deliveries_do_not_stop_the_month_and_status_shows_them()
    {
        await using var home = await TestHome.CreateAsync();
        var january = new TinyFeeds(January);
        january.DropInto(home.Feeds);
        var incomplete = january.Usage with { Date = new(2026, 1, 5) };
        incomplete.DropInto(home.Feeds);
        File.Delete(Path.Combine(incomplete.FolderIn(home.Feeds), "manifest.json"));
        var refused = january.Usage with { Date = new(2026, 1, 6) };
        refused.DropInto(home.Feeds);
        await File.AppendAllTextAsync(Path.Combine(refused.FolderIn(home.Feeds), "part-000.csv"), "more\n");
        var hostile = january.Usage with { Date = new(2026, 1, 7) };
        hostile.DropInto(home.Feeds);
        await File.WriteAllTextAsync(Path.Combine(hostile.FolderIn(home.Feeds), "manifest.json"), """{"feed":"usage","date":"\u0000"}""");

        var (code, _, error) = await home.CommandAsync("run", "2026-01", "--feeds", home.Feeds);

        code.Should().Be(0, error);
        (await home.PublishedMonthsAsync()).Should().Be("2026-01");
        (await LeftOutAsync(home)).Should().BeEquivalentTo("2026-01-05 incomplete", "2026-01-06 refused", "2026-01-07 refused");
    }

    [Fact]
    public async Task A_delivery_that_was_taken_away_is_left_out_no_more()
    {
        await using var home = await TestHome.CreateAsync();
        DropDelivery[] incomplete =
        [
            new TinyFeeds(January).Usage, new TinyFeeds(January).Usage with { Date = new(2026, 1, 5) }, new TinyFeeds(February).Usage,
        ];
        foreach (var delivery in incomplete)
        {
            delivery.DropInto(home.Feeds);
            File.Delete(Path.Combine(delivery.FolderIn(home.Feeds), "manifest.json"));
        }
        await home.CommandAsync("extract", "2026-01..2026-02", "--feeds", home.Feeds);
        (await LeftOutAsync(home)).Should().HaveCount(3);
        foreach (var delivery in incomplete[1..]) Directory.Delete(delivery.FolderIn(home.Feeds), recursive: true);

        await home.CommandAsync("extract", "2026-01", "--feeds", home.Feeds);

        // What lies outside the months looked at is as it was.
        (await LeftOutAsync(home)).Should().BeEquivalentTo("2026-01-31 incomplete", "2026-02-28 incomplete");
    }

    [Fact]
    public async Task Extract_lands_the_named_feed_only()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);

        var (code, _, error) = await home.CommandAsync("extract", "2026-01", "--feeds", home.Feeds, "--feed", "usage", "--feed", "billing");

        code.Should().Be(0, error);
        home.Landing.Current().Select(delivery => delivery.Feed.Name).Should().BeEquivalentTo("billing", "usage");
        (await home.PublishedMonthsAsync()).Should().BeEmpty();
    }

    static async Task<IEnumerable<string>> LeftOutAsync(TestHome home) =>
        JsonDocument.Parse((await home.CommandAsync("status", "--json")).Output).RootElement.GetProperty("leftOut").EnumerateArray()
            .Select(problem => $"{problem.GetProperty("date").GetString()} {problem.GetProperty("kind").GetString()}");

    static IEnumerable<string?> MonthsOf(string output) => JsonDocument.Parse(output).RootElement.GetProperty("months").EnumerateArray()
        .Select(month => month.GetProperty("month").GetString());

    /// <summary>Every file of the home and everything the database says and has done.</summary>
    static async Task<IReadOnlyList<string>> StateAsync(TestHome home) =>
    [
        .. Directory.EnumerateFileSystemEntries(home.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O}"),
        .. (await WarehouseDump.OfAsync(home)).Rows,
        .. await PublishedVersions.OfAsync(home),
        await home.AskAsync<string>("select concat(count(*), ' runs, ', (select count(*) from etl.delivery), ' deliveries') from etl.run"),
    ];
}
