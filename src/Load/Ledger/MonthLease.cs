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

    /// <summary>Takes the month on the standard terms.</summary>
    /// <exception cref="MonthHeldException">A live run holds the month.</exception>
    public static Task<MonthLease> TakeAsync(string connectionString, Month month, long runId, CancellationToken cancellationToken) =>
        TakeAsync(connectionString, month, runId, LeaseTerms.Standard, cancellationToken);

    /// <exception cref="MonthHeldException">A live run holds the month.</exception>
    public static async Task<MonthLease> TakeAsync(
        string connectionString, Month month, long runId, LeaseTerms terms, CancellationToken cancellationToken)
    {
        var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        try
        {
            var token = await TakeAsync(connection, month, runId, terms.Lifetime, cancellationToken);
            Fault.Hit("lease.taken");
            var lease = new MonthLease(connection, terms, month, token);
            lease._beating = lease.BeatAsync();
            return lease;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
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
            """
            insert into etl.lease (month_start, token, run_id, expires_at)
            values (@month, 0, @run, '-infinity')
            on conflict do nothing
            """,
            cancellationToken, ("month", month.First), ("run", runId));
        var (holder, isLive) = (await connection.RowsAsync(
            "select run_id, expires_at > clock_timestamp() from etl.lease where month_start = @month for update",
            row => (row.GetInt64(0), row.GetBoolean(1)),
            cancellationToken,
            ("month", month.First)))[0];
        // A holder that died has lost its lock at once, and its lease is worth nothing; a holder that merely stalls keeps the
        // lock, and loses the month when its lease runs out.
        var isFree = await connection.ScalarAsync<bool>(
            "select pg_try_advisory_lock(@space, @key)", cancellationToken, ("space", EtlSession.MonthLock), ("key", month.Key));
        if (!isFree && isLive)
            throw new MonthHeldException($"{month} is held by run {holder}; wait for it to end, or see `insights runs show {holder}`.");
        var token = await connection.ScalarAsync<long>(
            """
            update etl.lease set token = token + 1, run_id = @run, expires_at = clock_timestamp() + @lifetime
            where month_start = @month
            returning token
            """,
            cancellationToken, ("month", month.First), ("run", runId), ("lifetime", lifetime));
        Fault.Hit("lease.before-taken");
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

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
        catch (NpgsqlException)
        {
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
            """
            update etl.lease set expires_at = clock_timestamp() + @lifetime
            where month_start = (
                select month_start from etl.lease where month_start = @month and token = @token for update skip locked)
            """,
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
        catch (NpgsqlException)
        {
            // The connection is gone and with it the lock; the lease runs out by itself.
        }
    }
}
