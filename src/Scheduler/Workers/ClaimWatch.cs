using InsightsEtl.Load;

namespace InsightsEtl.Scheduler.Workers;

/// <summary>Beside a request, every few seconds: a sign of life that keeps it ours, and a look whether somebody wishes that it end.</summary>
sealed class ClaimWatch : IAsyncDisposable
{
    readonly WorkerHome _home;
    readonly RequestClaim _claim;
    readonly CancellationTokenSource _lost = new();
    readonly CancellationTokenSource _unwanted;
    readonly CancellationTokenSource _ended = new();
    Task _watching = Task.CompletedTask;

    ClaimWatch(WorkerHome home, RequestClaim claim)
    {
        _home = home;
        _claim = claim;
        _unwanted = CancellationTokenSource.CreateLinkedTokenSource(_lost.Token);
    }

    /// <summary>Cancelled where another has taken or ended the request.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Cancelled where it is lost, or somebody wishes that it end: nothing more is to be tried.</summary>
    public CancellationToken Unwanted => _unwanted.Token;

    public bool IsLost => _lost.IsCancellationRequested;

    /// <summary>Who wished the request to end, and why; null: nobody.</summary>
    public string? Wish { get; private set; }

    public static ClaimWatch Begin(WorkerHome home, RequestClaim claim)
    {
        var watch = new ClaimWatch(home, claim);
        watch._watching = watch.WatchAsync();
        return watch;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watching;
        _ended.Dispose();
        _unwanted.Dispose();
        _lost.Dispose();
    }

    async Task WatchAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(_home.Terms.Heartbeat, _home.Clock);
            while (await timer.WaitForNextTickAsync(_ended.Token))
                await _home.AskAsync(async connection => await HearAsync(await _claim.ExtendAsync(connection, _ended.Token)), _ended.Token);
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The request has ended.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Without a sign of life of ours another takes it.
            _home.Say($"Warning: {_claim.Request.Name} is given up, no sign of life can be given. {exception.Message}");
            await _lost.CancelAsync();
        }
    }

    async Task HearAsync((bool IsOurs, string? Wish) answer)
    {
        Wish ??= answer.Wish;
        if (!answer.IsOurs) await _lost.CancelAsync();
        if (Wish is not null) await _unwanted.CancelAsync();
    }
}
