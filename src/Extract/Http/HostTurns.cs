namespace InsightsEtl.Extract;

/// <summary>Who may talk to one host now: so many at once, and nobody before the time that the host asked for.</summary>
sealed class HostTurns(string authority, int parallel, TimeProvider clock) : IDisposable
{
    readonly SemaphoreSlim _slots = new(parallel);
    long _notBeforeUtcTicks;

    /// <summary>The host stayed unavailable in this run: nobody else need try.</summary>
    public bool IsDown { get; set; }

    public DateTimeOffset NotBefore => new(Interlocked.Read(ref _notBeforeUtcTicks), TimeSpan.Zero);

    /// <summary>What the host said to one request holds for all that wait for their turn.</summary>
    public void Heed(Exception? answer)
    {
        if (answer is PassingFaultException { RetryAfter: { } time }) HoldFor(time);
        if (answer is SourceUnavailableException) IsDown = true;
    }

    public void ThrowIfDown()
    {
        if (IsDown) throw new SourceUnavailableException($"{authority} stayed unavailable: not asked again. To do: try again later.");
    }

    void HoldFor(TimeSpan time)
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
    /// <exception cref="SourceUnavailableException">It is known to be down by then.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            for (var left = NotBefore - clock.GetUtcNow(); left > TimeSpan.Zero; left = NotBefore - clock.GetUtcNow())
                await Task.Delay(left, clock, cancellationToken);
            ThrowIfDown();
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
