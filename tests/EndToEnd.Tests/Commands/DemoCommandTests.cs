namespace InsightsEtl.EndToEnd.Tests;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task It_publishes_the_sample_and_prints_a_row_a_month_and_does_nothing_more_the_second_time()
    {
        await using var home = await TestHome.CreateEmptyAsync();

        var first = await home.CommandAsync("demo");
        var second = await home.CommandAsync("demo");

        first.Code.Should().Be(0, first.Error);
        var cells = first.Output.Split('\n').Where(line => line.TrimStart().StartsWith("2026-", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        cells.Select(row => row[0]).Should().Equal("2026-06", "2026-07", "2026-08", "2026-09");
        // month, version, as of, customers, subscriptions, available, assigned, active: the figures of the seeds' own README.
        cells[0].Should().Equal("2026-06", "1", "2026-06-30", "53", "177", "14137", "11764", "7447");
        second.Code.Should().Be(0, second.Error);
        second.Output.Should().Be(first.Output);
        second.Error.Should().Contain("2026-09: up to date.");
    }

    [Fact]
    public async Task It_keeps_away_from_a_database_that_has_other_months()
    {
        await using var home = await TestHome.CreateAsync();
        var month = new Extract.Month(2025, 1);
        new TinyFeeds(month).DropInto(home.Feeds);
        await home.RunAsync(month, home.Feeds);

        var (code, _, error) = await home.CommandAsync("demo");

        code.Should().Be(2);
        error.Should().Contain("2025-01");
    }
}
