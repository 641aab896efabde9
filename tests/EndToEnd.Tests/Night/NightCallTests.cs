using InsightsEtl.Load;
using InsightsEtl.Scheduler.Engine;
using InsightsEtl.Scheduler.Night;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>However a firing comes, late, twice, or not at all: one night.</summary>
public sealed class NightCallTests
{
    const string Nights = "select count(*) from etl.run_request where month_start is null";

    static readonly DateTimeOffset Monday = new(2026, 10, 5, 2, 15, 0, TimeSpan.Zero);
    static readonly Asker Operator = new("maria", "the sender moves", RequestSource.Cli);

    [Fact]
    public async Task Three_missed_nights_are_made_up_for_by_one()
    {
        await using var home = await TestHome.CreateAsync();
        var (night, clock) = await CallAsync(home, Monday.AddHours(-1));
        await night.FireAsync(ScheduledTrigger.Night, Monday, CancellationToken.None);
        await EndNightAsync(home);

        clock.Now = Monday.AddDays(3).AddMinutes(1);
        await night.CatchUpAsync(CancellationToken.None);
        await night.CatchUpAsync(CancellationToken.None);

        (await home.AskAsync<long>(Nights)).Should().Be(2);
        (await home.AskAsync<DateTime>("select last_scheduled_for from etl.schedule where trigger_name = 'night'"))
            .Should().Be(Monday.AddDays(3).UtcDateTime);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-24", "2027-03-27")]
    [InlineData("America/New_York", "2026-10-31", "2027-03-13")]
    public async Task A_clock_moved_by_an_hour_either_way_gives_one_night_a_day_also_when_the_zones_clocks_change(
        string zone, string autumn, string spring)
    {
        await using var home = await TestHome.CreateAsync();
        var here = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var (night, clock) = await CallAsync(home, Noon(autumn), here);
        var nights = new[] { autumn, spring }.SelectMany(day => new FireTimes("0 15 2 * * ?", here).Next(Noon(day), 2)).ToList();

        foreach (var (place, fired) in nights.Index())
        {
            await LiveThroughAsync(night, clock, fired, isSetForward: place % 2 == 0);
            await EndNightAsync(home);
        }

        (await home.AskAsync<long>(Nights)).Should().Be(nights.Count);
    }

    [Fact]
    public async Task Of_hosts_that_all_bring_the_same_firing_one_asks_for_the_night()
    {
        await using var home = await TestHome.CreateAsync();
        var (night, _) = await CallAsync(home, Monday.AddHours(-1));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => night.FireAsync(ScheduledTrigger.Night, Monday, CancellationToken.None))));
        await EndNightAsync(home);
        await night.FireAsync(ScheduledTrigger.Night, Monday, CancellationToken.None);

        (await home.AskAsync<long>(Nights)).Should().Be(1);
    }

    [Fact]
    public async Task A_paused_night_does_not_begin_and_says_who_paused_it_and_why()
    {
        await using var home = await TestHome.CreateAsync();
        var (night, clock) = await CallAsync(home, Monday.AddHours(-1));

        (await home.CommandAsync("schedule", "pause", "--reason", "the sender moves")).Code.Should().Be(0);
        await night.FireAsync(ScheduledTrigger.Night, Monday, CancellationToken.None);
        (await home.CommandAsync("schedule", "list")).Output.Should().Contain("the sender moves");
        (await RunSchedule.ResumeAsync(home.Database.ConnectionString, Operator, CancellationToken.None)).Should().BeTrue();
        clock.Now = Monday.AddHours(5);
        await night.CatchUpAsync(CancellationToken.None);
        (await home.AskAsync<long>(Nights)).Should().Be(0, "the next night does what is due");
        clock.Now = Monday.AddDays(1).AddMinutes(1);
        await night.CatchUpAsync(CancellationToken.None);

        (await home.AskAsync<long>(Nights)).Should().Be(1);
        (await home.AskAsync<string>("select string_agg(what || ': ' || why, '; ' order by action_id) from etl.action_audit"))
            .Should().Be("pause night: the sender moves; resume night: the sender moves");
    }

    /// <summary>The engine fires; the clock is then set back and it fires again, or the clock was set forward over the time and it never did.</summary>
    static async Task LiveThroughAsync(NightCall night, MovedClock clock, DateTimeOffset fired, bool isSetForward)
    {
        clock.Now = fired.AddMinutes(-30);
        if (!isSetForward)
        {
            clock.Now = fired;
            await night.FireAsync(ScheduledTrigger.Night, fired, CancellationToken.None);
            clock.Now = fired.AddHours(-1);
            await night.CatchUpAsync(CancellationToken.None);
            clock.Now = fired;
            await night.FireAsync(ScheduledTrigger.Night, fired, CancellationToken.None);
        }
        clock.Now = fired.AddMinutes(30);
        await night.CatchUpAsync(CancellationToken.None);
    }

    static async Task<(NightCall Night, MovedClock Clock)> CallAsync(TestHome home, DateTimeOffset now, TimeZoneInfo? zone = null)
    {
        var clock = new MovedClock(now);
        var settings = new ScheduleSettings("0 15 2 * * ?", zone ?? TimeZoneInfo.Utc, new Dictionary<Extract.Feed, int>());
        var night = new NightCall(
            home.Database.ConnectionString, settings, new LateFeeds(settings, feedsFolder: null, clock), hasWebhook: true, clock);
        await night.SetAsync(CancellationToken.None);
        return (night, clock);
    }

    static DateTimeOffset Noon(string day) => new(DateOnly.Parse(day, CultureInfo.InvariantCulture), new TimeOnly(12, 0), TimeSpan.Zero);

    static Task EndNightAsync(TestHome home) => home.AskAsync<string>(
        "update etl.run_request set state = 'succeeded', finished_at = now() where finished_at is null");
}
