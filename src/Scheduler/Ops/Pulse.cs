using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using InsightsEtl.Load.Ops;
using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>Tells an open page, by server-sent events, when it would look different; what it would look like it asks for itself.</summary>
sealed class Pulse(OpsLedger ledger, AccountLedger accounts, IHostApplicationLifetime host, TimeProvider clock)
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>So often is looked whether the listener's roles still stand; a quiet stream says that it lives.</summary>
    const int BeatsBetweenSigns = 10;

    /// <param name="run">Null: all that runs and waits.</param>
    public IResult Listen(ClaimsPrincipal user, long? run, CancellationToken aborted)
    {
        var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, host.ApplicationStopping);
        return TypedResults.ServerSentEvents(EventsAsync(user.AccountId(), run, ended.Token));
    }

    async IAsyncEnumerable<SseItem<string>> EventsAsync(Guid account, long? run, [EnumeratorCancellation] CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var last = await ledger.PulseAsync(run, ended);
        // The page is older than the stream: what has changed between the two would else never be told.
        yield return new SseItem<string>("", "changed");
        for (var beat = 1; await TickAsync(timer, ended); beat++)
        {
            if (beat % BeatsBetweenSigns == 0)
            {
                if (await accounts.FindAsync(account, ended) is not { MayOperate: true }) yield break;
                yield return new SseItem<string>("", "still");
            }
            var now = await ledger.PulseAsync(run, ended);
            if (now.Pulse != last.Pulse) yield return new SseItem<string>("", "changed");
            last = now;
            if (run is null || !now.IsOver) continue;
            yield return new SseItem<string>("", "over");
            yield break;
        }
    }

    static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken ended)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
