using System.Text.Json;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Night;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A feed is late when its hour has come in the schedule's zone and the delivery of the day before has not.</summary>
public sealed class LateFeedsTests
{
    static readonly Month October = new(2026, 10);
    static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-01T04:59:00Z", null)]
    [InlineData("2026-11-02T04:59:00Z", null)]
    [InlineData("2026-11-02T05:01:00Z", "usage is late: the delivery of 2026-11-01 was expected by 2026-11-02 06:00 +01:00, the newest that has landed is of 2026-10-31.")]
    public async Task A_feed_is_late_from_its_hour_on(string now, string? message)
    {
        await using var home = await HomeAsync();

        var late = await FindAsync(home, now, Feed.Usage);

        late.Select(feed => feed.Message).Should().Equal(message is null ? [] : [message]);
    }

    [Fact]
    public async Task A_delivery_that_waits_for_the_next_pickup_is_not_late_and_a_late_one_is_told_of_once()
    {
        await using var home = await HomeAsync();
        await using var connection = await EtlSession.OpenAsync(home.Database.ConnectionString, CancellationToken.None);
        const string evening = "2026-11-02T19:00:00Z";

        await LateOf(home, evening, Feed.Usage).AlertAsync(connection, CancellationToken.None);
        await LateOf(home, evening, Feed.Usage).AlertAsync(connection, CancellationToken.None);
        var waiting = Path.Combine(home.Feeds, "usage", "2026-11-01");
        Directory.CreateDirectory(waiting);
        await File.WriteAllTextAsync(Path.Combine(waiting, "manifest.json"), "{}");

        (await home.AskAsync<string>("select string_agg(feed || ' ' || expected_date, ', ') from etl.alert")).Should().Be("usage 2026-11-01");
        (await FindAsync(home, evening, Feed.Usage)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_delivery_that_was_looked_at_and_left_out_is_as_late_as_one_that_is_not_there_and_status_says_so()
    {
        await using var home = await HomeAsync();
        var refused = Path.Combine(home.Feeds, "usage", "2026-11-01");
        Directory.CreateDirectory(refused);
        await File.WriteAllTextAsync(Path.Combine(refused, "manifest.json"), "{}");
        await home.ExtractAsync(home.Feeds, MonthRange.Of([October.Next]));

        (await FindAsync(home, "2026-11-02T19:00:00Z", Feed.Usage)).Select(feed => feed.ExpectedDate).Should().Equal(new DateOnly(2026, 11, 1));
        await File.WriteAllTextAsync(
            Path.Combine(home.Path, "appsettings.json"), """{ "Schedule": { "ExpectedHour": { "usage": 6 } } }""");
        var (code, output, error) = await home.CommandAsync("status", "--json");
        code.Should().Be(0, error);
        JsonDocument.Parse(output).RootElement.GetProperty("late")[0].GetProperty("message").GetString()
            .Should().StartWith("usage is late: the delivery of ").And.EndWith("the newest that has landed is of 2026-10-31.");
        (await home.CommandAsync("status")).Output.Should().Contain("Late feeds");
    }

    static async Task<TestHome> HomeAsync()
    {
        var home = await TestHome.CreateAsync();
        new TinyFeeds(October).DropInto(home.Feeds);
        await home.ExtractAsync(home.Feeds, MonthRange.Of([October]));
        return home;
    }

    static async Task<IReadOnlyList<LateFeed>> FindAsync(TestHome home, string now, Feed feed)
    {
        await using var connection = await EtlSession.OpenAsync(home.Database.ConnectionString, CancellationToken.None);
        return await LateOf(home, now, feed).FindAsync(connection, CancellationToken.None);
    }

    static LateFeeds LateOf(TestHome home, string now, Feed feed) => new(
        new ScheduleSettings("0 15 2 * * ?", Berlin, new Dictionary<Feed, int> { [feed] = 6 }), home.Feeds,
        new MovedClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
}
