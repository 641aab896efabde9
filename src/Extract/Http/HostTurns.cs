namespace InsightsEtl.Extract;

/// <summary>Who may talk to one host now: so many at once, and nobody before the time that the host asked for.</summary>
sealed class HostTurns(int parallel, TimeProvider clock) : IDisposable
{
    readonly SemaphoreSlim _slots = new(parallel);
    long _notBeforeUtcTicks;

    /// <summary>The host stayed unavailable in this run: nobody else need try.</summary>
    public bool IsDown { get; set; }

    public DateTimeOffset NotBefore => new(Interlocked.Read(ref _notBeforeUtcTicks), TimeSpan.Zero);

    public void HoldFor(TimeSpan time)
    {
        var until = (clock.GetUtcNow() + time).UtcTicks;
        for (var known = Interlocked.Read(ref _notBeforeUtcTicks); known < until;)
        {
            var found = Interlocked.CompareExchange(ref _notBeforeUtcTicks, until, known);
            if (found == known) return;
            known = found;
        }
    }

    /// <summary>Waits for a slot and for the host's time; release with <see cref="Leave"/>.</summary>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            for (var left = NotBefore - clock.GetUtcNow(); left > TimeSpan.Zero; left = NotBefore - clock.GetUtcNow())
                await Task.Delay(left, clock, cancellationToken);
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    public void Leave() => _slots.Release();

    public void Dispose() => _slots.Dispose();
}
