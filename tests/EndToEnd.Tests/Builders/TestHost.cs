using InsightsEtl.Scheduler.Night;
using InsightsEtl.Scheduler.Workers;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A schedule with a real engine, and a worker, under a clock that a test moves; until disposed.</summary>
sealed class TestHost : IAsyncDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly TestWorkers _workers;
    readonly Task _hosting;

    TestHost(WorkerHome home, ScheduleSettings settings, NightCall night)
    {
        Night = night;
        _workers = TestWorkers.Start(home);
        _hosting = new ScheduleHost(home.ConnectionString, settings, night, home.Say, TimeSpan.FromMilliseconds(100)).RunAsync(_stop.Token);
    }

    public NightCall Night { get; }

    public static async Task<TestHost> StartAsync(TestHome home, ScheduleSettings settings, MovedClock clock)
    {
        var night = new NightCall(
            home.Database.ConnectionString, settings, new LateFeeds(settings, home.Feeds, clock), hasWebhook: false, clock);
        await night.SetAsync(CancellationToken.None);
        return new TestHost(TestWorkers.HomeOf(home) with { TimeZone = settings.Zone, Clock = clock }, settings, night);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _hosting;
        await _workers.DisposeAsync();
        _stop.Dispose();
    }
}
