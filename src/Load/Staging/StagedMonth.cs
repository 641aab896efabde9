using InsightsEtl.Extract;
using InsightsEtl.Transform;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>A month on its way: its rejects and candidates in the run's own tables, its counts in the ledger, until disposed of.</summary>
public sealed class StagedMonth : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;
    readonly Month _month;
    readonly long _runId;

    StagedMonth(NpgsqlConnection connection, Month month, long runId)
    {
        _connection = connection;
        _month = month;
        _runId = runId;
    }

    public static async Task<StagedMonth> OpenAsync(string connectionString, Month month, long runId, CancellationToken cancellationToken)
    {
        var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        return await connection.OrCloseAsync(async () =>
        {
            await StagingTables.CreateAsync(connection, runId, cancellationToken);
            return new StagedMonth(connection, month, runId);
        });
    }

    /// <summary>Runs the transform with its rejects streaming into the database, so that they need no memory.</summary>
    public TransformedMonth Transform(Func<Action<RejectedLine>, TransformedMonth> transform)
    {
        using var transaction = _connection.Living().BeginTransaction();
        TransformedMonth transformed;
        using (var copy = BinaryCopy.Into(_connection, StagingTables.Name(_runId, "reject"), RejectRow.Columns))
        {
            transformed = transform(rejected => RejectRow.Write(copy.Row(), rejected));
            copy.Complete();
        }
        Fault.Hit("staging.before-rejects");
        transaction.Commit();
        return transformed;
    }

    /// <returns>Rows copied.</returns>
    public long Copy(TransformedMonth transformed, CancellationToken cancellationToken) =>
        new Candidates(_connection, _runId, cancellationToken).Copy(transformed);

    /// <summary>Writes what became of every row to the ledger and checks it: nothing is published that does not add up.</summary>
    /// <exception cref="ChecksFailedException">Too many rejects, or what is staged is not what was read.</exception>
    /// <exception cref="MonthHeldException">Another run has taken the month meanwhile.</exception>
    public async Task AuditAsync(
        TransformedMonth transformed, RejectLimit limit, MonthLease lease, CancellationToken cancellationToken)
    {
        await RowLedger.RecordAsync(_connection, _runId, lease, transformed, cancellationToken);
        var totals = new ControlTotalsCheck(_month, transformed.Totals, _runId);
        CheckResult[] results = [.. limit.Check(transformed.Counts), .. await totals.StagedAsync(_connection, cancellationToken)];
        await new CheckLedger(_connection, _runId).EnsureAsync(
            _month, results, ($"{_month} was not published", $"See `insights feeds rejects {_month}`."), cancellationToken);
        Fault.Hit("checks.recorded");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StagingTables.DropAsync(_connection, _runId, CancellationToken.None);
            Fault.Hit("staging.dropped");
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone; the next run sweeps the tables of runs that have ended.
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }
}
