using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Engine;
using InsightsEtl.Scheduler.Night;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Hosts that come and go over a winter, with wrong clocks and an engine whose tables are gone.</summary>
public sealed class NightsTests
{
    const string Cron = "0 15 2 * * ?";

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-24", "2027-03-27")]
    [InlineData("America/New_York", "2026-10-31", "2027-03-13")]
    public async Task Missed_nights_moved_clocks_nights_in_which_clocks_change_and_a_wiped_engine_leave_every_due_month_done_once(
        string zone, string autumn, string spring)
    {
        await using var home = await TestHome.CreateEmptyAsync();
        await Migrations.ApplyAsync(home.Database.ConnectionString, CancellationToken.None);
        var clock = new MovedClock(Noon(autumn));
        var here = TimeZoneInfo.FindSystemTimeZoneById(zone);

        await LiveThroughAsync(home, clock, here, nights: 1, months: [1]);
        await home.AskAsync<string>("drop schema scheduler cascade");
        await LiveThroughAsync(home, clock, here, nights: 3, months: [2, 3, 4]);
        clock.Now = Noon(spring);
        await LiveThroughAsync(home, clock, here, nights: 1, months: [5]);

        (await home.PublishedMonthsAsync()).Should().Be("2026-01, 2026-02, 2026-03, 2026-04, 2026-05");
        (await home.AskAsync<string>(
            "select string_agg(to_char(month_start, 'YYYY-MM ') || state || ' ' || attempt, ', ' order by month_start, request_id) from etl.run_request where month_start is not null"))
            .Should().Be("2026-01 succeeded 1, 2026-02 succeeded 1, 2026-03 succeeded 1, 2026-04 succeeded 1, 2026-05 succeeded 1");
        (await home.AskAsync<long>("select count(*) from etl.run where command not like 'night%'")).Should().Be(5);
    }

    /// <summary>
    /// A host is there by day, months are delivered, the nights pass without it. The next starts after the last of them; then its clock is
    /// set back over that night, which comes again, and forward.
    /// </summary>
    static async Task LiveThroughAsync(TestHome home, MovedClock clock, TimeZoneInfo zone, int nights, int[] months)
    {
        var settings = new ScheduleSettings(Cron, zone, new Dictionary<Feed, int>());
        await using (await TestHost.StartAsync(home, settings, clock)) await home.UntilAsync("select exists (select from etl.worker)");
        foreach (var month in months) new TinyFeeds(new Month(2026, month)).DropInto(home.Feeds);
        var last = new FireTimes(Cron, zone).Next(clock.Now, nights).Last();

        clock.Now = last.AddMinutes(30);
        await using var host = await TestHost.StartAsync(home, settings, clock);
        await home.UntilAsync($"select count(*) = {months[^1]} from warehouse.month_state");
        clock.Now = last.AddMinutes(-30);
        await host.Night.CatchUpAsync(CancellationToken.None);
        await host.Night.FireAsync(ScheduledTrigger.Night, last, CancellationToken.None);
        clock.Now = last.AddMinutes(90);
        await host.Night.CatchUpAsync(CancellationToken.None);
        await home.UntilAsync("select not exists (select from etl.run_request where finished_at is null)");
    }

    static DateTimeOffset Noon(string day) => new(DateOnly.Parse(day, CultureInfo.InvariantCulture), new TimeOnly(12, 0), TimeSpan.Zero);
}
