using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The right of one run to publish a month. Its fencing token is compared when publishing, so a run that lost it cannot.</summary>
public sealed class MonthLease : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;
    readonly LeaseTerms _terms;
    readonly CancellationTokenSource _released = new();
    readonly CancellationTokenSource _lost = new();
    Task _beating = Task.CompletedTask;

    MonthLease(NpgsqlConnection connection, LeaseTerms terms, Month month, long token)
    {
        _connection = connection;
        _terms = terms;
        Month = month;
        Token = token;
    }

    public Month Month { get; }

    /// <summary>Raised by one whenever a run takes the month.</summary>
    public long Token { get; }

    /// <summary>Cancelled when another run has taken the month or the heart can no longer beat.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Why the heart could no longer beat; null where another run has taken the month.</summary>
    public Exception? LostTo { get; private set; }

    /// <summary>Takes the month on the standard terms.</summary>
    /// <exception cref="MonthHeldException">A live run holds the month.</exception>
    public static Task<MonthLease> TakeAsync(string connectionString, Month month, long runId, CancellationToken cancellationToken) =>
        TakeAsync(connectionString, month, runId, LeaseTerms.Standard, cancellationToken);

    /// <exception cref="MonthHeldException">A live run holds the month.</exception>
    public static async Task<MonthLease> TakeAsync(
        string connectionString, Month month, long runId, LeaseTerms terms, CancellationToken cancellationToken)
    {
        var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        return await connection.OrCloseAsync(async () =>
        {
            var token = await TakeAsync(connection, month, runId, terms.Lifetime, cancellationToken);
            Fault.Hit("lease.taken");
            var lease = new MonthLease(connection, terms, month, token);
            lease._beating = lease.BeatAsync();
            return lease;
        });
    }

    /// <summary>Compares the token under a lock that lasts until the caller's transaction ends: nobody can take the month meanwhile.</summary>
    /// <exception cref="MonthHeldException">Another run has taken the month.</exception>
    internal async Task FenceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var token = await connection.ScalarAsync<long>(
            "select token from etl.lease where month_start = @month for update", cancellationToken, ("month", Month.First));
        if (token != Token)
            throw new MonthHeldException($"{Month} was taken by a later run while this one stalled; nothing was published.");
    }

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _beating;
        await _connection.DisposeAsync();
        _released.Dispose();
        _lost.Dispose();
    }

    static async Task<long> TakeAsync(
        NpgsqlConnection connection, Month month, long runId, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.RunAsync(
            SqlText.Read("ledger/lease.sql"), cancellationToken, ("month", month.First), ("run", runId));
        // A holder that died has lost its run's lock at once, and its lease is worth nothing; one that merely stalls keeps its lock,
        // and loses the month when its lease runs out.
        await EnsureFreeAsync(connection, month, cancellationToken);
        await LockAsync(connection, month, cancellationToken);
        await EnsureFreeAsync(connection, month, cancellationToken);
        var token = await connection.ScalarAsync<long>(
            SqlText.Read("ledger/lease_take.sql"),
            cancellationToken, ("month", month.First), ("run", runId), ("lifetime", lifetime));
        Fault.Hit("lease.before-taken");
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

    static async Task EnsureFreeAsync(NpgsqlConnection connection, Month month, CancellationToken cancellationToken)
    {
        if (await connection.ScalarAsync<long?>(
            SqlText.Read("ledger/lease_holder.sql"), cancellationToken, ("month", month.First)) is { } holder)
            throw Held(month, $"run {holder}", null);
    }

    /// <summary>Who publishes holds the row itself: the month is then held, whatever its lease says.</summary>
    static async Task LockAsync(NpgsqlConnection connection, Month month, CancellationToken cancellationToken)
    {
        try
        {
            await connection.RunAsync(SqlText.Read("ledger/lease_lock.sql"), cancellationToken, ("month", month.First));
        }
        catch (PostgresException locked) when (locked.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw Held(month, "a run that is publishing it", locked);
        }
    }

    static MonthHeldException Held(Month month, string holder, Exception? cause) =>
        new($"{month} is held by {holder}; wait for it to end, `insights runs` shows how far it is.", cause!);

    async Task BeatAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(_terms.Heartbeat);
            while (await timer.WaitForNextTickAsync(_released.Token))
                if (await ExtendAsync(_terms.Lifetime, CancellationToken.None) == 0) break;
            await _lost.CancelAsync();
        }
        catch (OperationCanceledException) when (_released.IsCancellationRequested)
        {
            await ReleaseAsync();
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            LostTo = gone;
            await _lost.CancelAsync();
        }
    }

    /// <summary>While this run publishes it holds the row itself, and no other can take it: waiting for it would be in vain.</summary>
    async Task<int> ExtendAsync(TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var isOurs = await _connection.ScalarAsync<long?>(
            "select token from etl.lease where month_start = @month", cancellationToken, ("month", Month.First)) == Token;
        if (!isOurs) return 0;
        await _connection.RunAsync(
            SqlText.Read("ledger/lease_extend.sql"),
            cancellationToken, ("month", Month.First), ("token", Token), ("lifetime", lifetime));
        return 1;
    }

    async Task ReleaseAsync()
    {
        try
        {
            await ExtendAsync(TimeSpan.Zero, CancellationToken.None);
            Fault.Hit("lease.released");
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone; the lease runs out by itself.
        }
    }
}
