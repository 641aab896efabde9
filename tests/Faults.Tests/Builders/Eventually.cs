using System.Diagnostics;

namespace InsightsEtl.Faults.Tests;

/// <summary>Waits for what another process does.</summary>
static class Eventually
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <returns>How long it took.</returns>
    /// <exception cref="TimeoutException">It did not come true within a minute.</exception>
    public static async Task<TimeSpan> TrueAsync(Func<Task<bool>> claim)
    {
        var waited = Stopwatch.StartNew();
        while (!await claim())
        {
            if (waited.Elapsed > Patience) throw new TimeoutException($"Waited {Patience} in vain.");
            await Task.Delay(Pause);
        }
        return waited.Elapsed;
    }
}
