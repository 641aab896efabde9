using System.Text.Json;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.Dashboards;
using InsightsEtl.Scheduler.Commands;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>January is whole, February has no usage, March is not published, April is partial.</summary>
public sealed class ShowCommandTests : IAsyncLifetime
{
    TestHome _home = null!;

    public async Task InitializeAsync()
    {
        _home = await TestHome.CreateAsync();
        new TinyFeeds(new Month(2026, 1)).DropInto(_home.Feeds);
        var february = new TinyFeeds(new Month(2026, 2), Licenses: 15);
        foreach (var delivery in february.All.Where(delivery => delivery.Feed != Feed.Usage)) delivery.DropInto(_home.Feeds);
        foreach (var delivery in new TinyFeeds(new Month(2026, 4), Licenses: 20, Subscriptions: 3).All.Where(delivery => delivery.Feed != Feed.Usage))
            (delivery with { Date = new DateOnly(2026, 4, 15) }).DropInto(_home.Feeds);
        new TinyFeeds(new Month(2026, 4), Licenses: 20, Subscriptions: 3).Usage.DropInto(_home.Feeds);
        foreach (var month in (int[])[1, 2, 4]) await _home.RunAsync(new Month(2026, month), _home.Feeds);
    }

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Fact]
    public async Task Cards_and_tables_tell_zero_none_and_not_loaded_apart_and_what_is_partial_or_missing()
    {
        var (code, output, error) = await _home.CommandAsync("show", "licenses", "2026-01..2026-04");

        code.Should().Be(0, error);
        var lines = Lines(output);
        lines.Take(8).Should().Equal(
            "Product licenses, 2026-01..2026-04, as of 2026-04-15 [partial month]",
            "not published: 2026-03",
            "usage not loaded: 2026-02",
            "value change by month",
            "Licenses 60 +200.00 % ▁▂█",
            "Licenses deployed 60 +200.00 % ▁·█",
            "Active licenses 30 +200.00 % ▁·█",
            "Change: 2026-01 to 2026-04");
        lines.Should().ContainInOrder("2026-01 20 20 10", "2026-02 30 not loaded not loaded", "2026-04 60 60 30")
            .And.ContainInOrder("License adds", "2026-01 – – –", "2026-02 10 0 10", "2026-04 – – –");
    }

    [Fact]
    public async Task Filters_that_let_nothing_through_leave_zero_customers_and_no_seats()
    {
        var (_, customers, _) = await _home.CommandAsync("show", "customers", "2026-01", "--filter", "products=Unknown", "--section", "summary");
        var (_, licenses, _) = await _home.CommandAsync("show", "licenses", "2026-01", "--filter", "products=Unknown");

        Lines(customers).Should().Contain(["filter products: Unknown", "Customers 0 – ▅", "Net customers added – – ·"]);
        Lines(licenses).Should().ContainInOrder("Licenses none – ·", "By product", "none");
    }

    [Fact]
    public async Task Without_months_it_shows_the_newest_published()
    {
        Lines((await _home.CommandAsync("show", "dynamics")).Output)[0].Should().StartWith("Dynamics usage, 2026-01..2026-04, as of 2026-04-15");
        Lines((await _home.CommandAsync("show", "dynamics", "last")).Output)[0].Should().StartWith("Dynamics usage, 2026-04, as of 2026-04-15");
        (await _home.CommandAsync("show", "dynamics", "2031-01..2031-02")).Output.Trim()
            .Should().Be("Dynamics usage, 2031-01..2031-02: no month of it is published");
    }

    [Fact]
    public async Task Csv_is_a_section_as_its_function_gives_it_and_null_is_empty()
    {
        (await _home.CommandAsync("show", "licenses", "2026-01..2026-02", "--csv")).Output.Should().Be("""
            metric,value,change_pct,as_of_month,is_partial
            licenses,30,50.00,2026-02-01,false
            licenses_deployed,,,2026-02-01,false
            active_licenses,,,2026-02-01,false

            """);
        (await _home.CommandAsync("show", "customers", "--csv", "--section", "market_trend")).Output.Should().Be("""
            month,member,customers
            2026-01-01,DE,1
            2026-02-01,DE,1
            2026-04-01,DE,1

            """);
    }

    [Fact]
    public async Task Json_holds_every_section_and_what_is_to_be_known_of_its_months()
    {
        var json = JsonDocument.Parse((await _home.CommandAsync(
            "show", "customers", "2026-02..2026-04", "--filter", "products=Office 365,Unknown", "--filter", "markets=DE", "--json")).Output).RootElement;

        json.GetProperty("asOf").GetString().Should().Be("2026-04-15");
        json.GetProperty("isPartial").GetBoolean().Should().BeTrue();
        json.GetProperty("filters").GetRawText().Replace(" ", "").Replace("\n", "").Should().Be("""{"products":["Office365","Unknown"],"markets":["DE"]}""");
        json.GetProperty("months").EnumerateArray().Select(month => month.GetProperty("isUsageLoaded").GetBoolean()).Should().Equal(false, true);
        json.GetProperty("sections").EnumerateObject().Select(section => section.Name).Should()
            .Equal(Dashboard.Customers.Sections.Select(section => section.Name));
        json.GetProperty("sections").GetProperty("trend")[0].GetProperty("active_customers").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("products=Office 356", "Filter \"products\" has no value \"Office 356\"; nearest: \"Office 365\"")]
    [InlineData("product=Office 365", "There is no filter \"product\"; nearest: \"products\"")]
    [InlineData("Office 365", "Found --filter 'Office 365'; expected NAME=VALUE[,VALUE]")]
    public async Task A_filter_that_is_none_is_a_wrong_command_line_and_the_message_helps(string filter, string message)
    {
        var (code, output, error) = await _home.CommandAsync("show", "customers", "--filter", filter);

        code.Should().Be(2);
        output.Should().BeEmpty();
        error.Should().StartWith("insights: " + message);
    }

    [Fact]
    public async Task A_viewers_login_is_enough_and_every_other_login_looks_with_a_viewers_rights()
    {
        await using var output = new StringWriter();
        string[] words = ["show", "customers", "--home", _home.Path, "--database", _home.Database.ViewerConnectionString];
        (await CommandLine.RunAsync(words, output, TextWriter.Null)).Should().Be(0);
        output.ToString().Should().StartWith("Customers, 2026-01..2026-04");
        await using var connection = await EtlSession.OpenAsViewerAsync(_home.Database.ConnectionString, CancellationToken.None);
        await using var revenue = new NpgsqlCommand("select sum(billed_revenue_usd) from warehouse.fact_revenue_month", connection);
        (await revenue.Awaiting(command => command.ExecuteScalarAsync()).Should().ThrowAsync<PostgresException>())
            .Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    /// <summary>Without the blanks that align them, and without empty ones.</summary>
    static List<string> Lines(string output) =>
        [.. output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0)];
}
