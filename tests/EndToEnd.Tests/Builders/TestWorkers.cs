using InsightsEtl.Load;
using InsightsEtl.Scheduler.Alerts;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Workers;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Workers of this process on a test's home, until disposed; then they finish what they have begun.</summary>
sealed class TestWorkers : IAsyncDisposable
{
    readonly Task _working;
    readonly CancellationTokenSource _stop;

    TestWorkers(Task working, CancellationTokenSource stop)
    {
        _working = working;
        _stop = stop;
    }

    public static WorkerHome HomeOf(TestHome home, Webhook? webhook = null) => new(
        home.Database.ConnectionString, home.Landing, home.Reports,
        TestHome.Request(MonthRange.Of([]), home.Feeds) with { Limit = RejectLimit.Default }, TimeZoneInfo.Utc, webhook,
        TextWriter.Synchronized(new StringWriter()), TimeProvider.System,
        new WorkerTerms(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(50)));

    public static TestWorkers Start(WorkerHome home, int slots = 1)
    {
        var stop = new CancellationTokenSource();
        return new TestWorkers(new WorkerPool(home).RunAsync(slots, stop.Token), stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _working;
        _stop.Dispose();
    }
}
