namespace InsightsEtl.Extract;

/// <summary>The token that all pulls share: whoever finds it expiring fetches the next one, and everybody else waits for that one.</summary>
sealed class AccessTokens(TimeProvider clock, Func<CancellationToken, Task<AccessToken>> fetch) : IDisposable
{
    readonly SemaphoreSlim _fetching = new(1);
    volatile AccessToken? _current;

    public async Task<AccessToken> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_current is { } known && IsFresh(known)) return known;
        await _fetching.WaitAsync(cancellationToken);
        try
        {
            if (_current is not { } fetched || !IsFresh(fetched)) _current = await fetch(cancellationToken);
            return _current;
        }
        finally
        {
            _fetching.Release();
        }
    }

    public bool IsFresh(AccessToken token) => clock.GetUtcNow() < token.RenewAt;

    /// <summary>A service did not accept the token; one that has been fetched since is left alone.</summary>
    /// <returns>False: somebody else has renewed it already.</returns>
    public bool Forget(AccessToken refused) => Interlocked.CompareExchange(ref _current, null, refused) == refused;

    public void Dispose() => _fetching.Dispose();
}
