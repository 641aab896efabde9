using System.Collections.Concurrent;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Night;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A host with a real engine on a real store.</summary>
public sealed class ScheduleHostTests
{
    [Fact]
    public async Task Nights_begin_and_go_on_when_the_engines_tables_are_dropped()
    {
        // A copy of a migrated database lacks the right to make the engine's schema.
        await using var home = await TestHome.CreateEmptyAsync();
        await Migrations.ApplyAsync(home.Database.ConnectionString, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        ConcurrentQueue<string> said = [];
        var hosting = HostOf(home, said.Enqueue).RunAsync(stop.Token);

        await home.UntilAsync("select last_fired_at is not null from etl.schedule where trigger_name = 'night'");
        await home.AskAsync<string>("drop schema scheduler cascade");
        await home.UntilAsync("select to_regclass('scheduler.qrtz_triggers') is not null");
        var dropped = await home.AskAsync<DateTime>("select clock_timestamp()");
        await home.UntilAsync($"select last_fired_at > '{dropped:O}'::timestamptz from etl.schedule where trigger_name = 'night'");
        await stop.CancelAsync();
        await hosting;

        said.Should().Contain(line => line.StartsWith("Warning: the schedule's engine starts anew.", StringComparison.Ordinal));
        (await home.AskAsync<long>("select count(*) from etl.run_request where month_start is null")).Should().Be(1, "one night is open at a time");
    }

    static ScheduleHost HostOf(TestHome home, Action<string> say)
    {
        var settings = new ScheduleSettings("* * * * * ?", TimeZoneInfo.Utc, new Dictionary<Feed, int>());
        var night = new NightCall(
            home.Database.ConnectionString, settings, new LateFeeds(settings, feedsFolder: null, TimeProvider.System), hasWebhook: false, TimeProvider.System);
        return new ScheduleHost(home.Database.ConnectionString, settings, night, say, TimeSpan.FromSeconds(1));
    }
}
