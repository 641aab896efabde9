using System.Text.RegularExpressions;

namespace InsightsEtl.EndToEnd.Tests;

public sealed partial class DemoCommandTests
{
    [Fact]
    public async Task It_invents_a_business_publishes_it_and_writes_its_files_and_does_nothing_more_the_second_time()
    {
        await using var home = await TestHome.CreateEmptyAsync();

        var first = await home.CommandAsync("demo", "--customers", "60", "--months", "2");
        var second = await home.CommandAsync("demo", "--customers", "60", "--months", "2");

        first.Code.Should().Be(0, first.Error);
        MonthsOf(first.Output).Should().Equal("2026-09", "2026-10");
        first.Output.Should().MatchRegex(@"(?s)Customers, 2026-09..2026-10, as of 2026-10-31\n.*Product licenses, .*Dynamics usage, .*Active usage +\d+\.\d\d %");
        Directory.EnumerateFiles(home.Reports.PathOf(""), "*.parquet", SearchOption.AllDirectories).Should().HaveCount(2 * 10);
        second.Code.Should().Be(0, second.Error);
        second.Output.Should().Be(first.Output);
        second.Error.Should().Contain("2026-10: up to date.");
    }

    /// <summary>A whole demo takes a minute: check.sh leaves the comparison to whoever changes what the demo prints, or the README.</summary>
    [Fact]
    public async Task The_readme_shows_what_it_prints()
    {
        var shown = Block().Match(File.ReadAllText(Repository.Folder("README.md"))).Groups["text"].Value.TrimEnd();
        shown.Split("\n\n").Should().HaveCount(4, "months and three dashboards");
        if (Environment.GetEnvironmentVariable("INSIGHTS_DEMO") is null) return;
        await using var home = await TestHome.CreateEmptyAsync();

        var (code, output, error) = await home.CommandAsync("demo");

        code.Should().Be(0, error);
        string.Join('\n', output.Split('\n').Select(line => line.TrimEnd())).Should().StartWith(shown);
    }

    [Fact]
    public async Task The_small_sample_of_the_seeds_has_the_figures_of_its_own_page()
    {
        await using var home = await TestHome.CreateEmptyAsync();

        var run = await home.CommandAsync("run", "2026-06..2026-09", "--feeds", Repository.Folder("seeds", "feeds"));

        run.Code.Should().Be(0, run.Error);
        (await home.AskAsync<string>(
            """
            select string_agg(line, ', ' order by month_start)
            from (
                select
                    month_start,
                    count(*) filter (where not is_ended) || ' ' || sum(available_seats) || ' ' || sum(assigned_seats) || ' ' || sum(active_seats) as line
                from warehouse.fact_subscription_month
                group by month_start
            ) as month
            """)).Should().Be("177 14137 11764 7447, 188 14409 11997 7725, 205 14693 12218 8048, 214 14896 12456 8408");
    }

    [Fact]
    public async Task It_keeps_away_from_a_database_that_has_other_months()
    {
        await using var home = await TestHome.CreateAsync();
        var month = new Extract.Month(2026, 10);
        new TinyFeeds(month).DropInto(home.Feeds);
        await home.RunAsync(month, home.Feeds);

        var (code, _, error) = await home.CommandAsync("demo");

        code.Should().Be(2);
        error.Should().Contain("2026-10");
    }

    [GeneratedRegex(@"```\n(?<text>month +version.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    static IEnumerable<string> MonthsOf(string output) =>
        output.Split('\n').Where(line => line.StartsWith("2026-", StringComparison.Ordinal)).Select(line => line[..7]);
}
