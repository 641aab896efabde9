using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Night;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Hosts with a real engine on a real store.</summary>
public sealed class ScheduleHostTests
{
    const string LastFired = "select last_fired_at from etl.schedule where trigger_name = 'night'";

    [Fact]
    public async Task Two_hosts_start_nights_once_each_and_go_on_when_the_engines_tables_are_dropped()
    {
        await using var home = await TestHome.CreateAsync();
        using var stop = new CancellationTokenSource();
        var hosts = Task.WhenAll(HostOf(home).RunAsync(stop.Token), HostOf(home).RunAsync(stop.Token));

        await home.UntilAsync("select last_fired_at is not null from etl.schedule where trigger_name = 'night'");
        await home.AskAsync<string>("drop schema scheduler cascade");
        var dropped = await home.AskAsync<DateTime>("select clock_timestamp()::timestamptz");
        await home.UntilAsync($"select last_fired_at > '{dropped:O}'::timestamptz + interval '2 s' from etl.schedule where trigger_name = 'night'");
        await home.UntilAsync("select to_regclass('scheduler.qrtz_triggers') is not null");
        await stop.CancelAsync();
        await hosts;

        (await home.AskAsync<long>("select count(*) from etl.run_request where month_start is null")).Should().Be(1, "one night is open at a time");
        (await home.AskAsync<DateTime>(LastFired)).Should().BeAfter(dropped);
    }

    static ScheduleHost HostOf(TestHome home)
    {
        var settings = new ScheduleSettings("* * * * * ?", TimeZoneInfo.Utc, new Dictionary<Feed, int>());
        var night = new NightCall(
            home.Database.ConnectionString, settings, new LateFeeds(settings, feedsFolder: null, TimeProvider.System), hasWebhook: false, TimeProvider.System);
        return new ScheduleHost(home.Database.ConnectionString, settings, night, static _ => { }, TimeSpan.FromSeconds(1));
    }
}
