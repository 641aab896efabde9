using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>
/// Makes a staged month the published one, in one transaction: members, facts, what the next month derives from it, state, ledger.
/// </summary>
/// <remarks>All publishes wait for one another under one lock, so that neighbours that are published at once see each other.</remarks>
public sealed class MonthPublish(string connectionString, MonthLease lease, long runId)
{
    /// <param name="totals">Compared with the staged rows once more: unlogged tables are empty after a crash of the server.</param>
    /// <exception cref="MonthHeldException">Another run has taken the month meanwhile.</exception>
    /// <exception cref="ChecksFailedException">A check found the month wanting; nothing was published.</exception>
    public async Task<Publication> RunAsync(MonthState state, ControlTotalsCheck totals, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        await using var beside = await EtlSession.OpenAsync(connectionString, cancellationToken);
        var checks = new CheckLedger(beside, runId);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.RunAsync("select pg_advisory_xact_lock(@space, 0)", cancellationToken, ("space", EtlSession.PublishLock));
        await lease.FenceAsync(connection, cancellationToken);
        Fault.Hit("publish.locked");
        await EnsureAsReadAsync(checks, state.Month, await totals.StagedAsync(connection, cancellationToken), cancellationToken);

        var month = new MonthRows(connection, runId);
        var publication = await ChangeAsync(connection, month, state, cancellationToken);
        await EnsureAsReadAsync(checks, state.Month, await totals.PublishedAsync(connection, cancellationToken), cancellationToken);
        await EnsureSoundAsync(checks, connection, state.Month, publication, cancellationToken);
        await RecordAsync(connection, state, publication, cancellationToken);
        Fault.Hit("publish.before-commit");
        await CommitAsync(transaction, state.Month);
        Fault.Hit("publish.committed");
        return publication;
    }

    static Task EnsureAsReadAsync(
        CheckLedger checks, Month month, IReadOnlyList<CheckResult> results, CancellationToken cancellationToken) =>
        checks.EnsureAsync(
            month, results, ($"{month} is not in the database as it was read", "Nothing was published; run the month again."), cancellationToken);

    async Task<Publication> ChangeAsync(
        NpgsqlConnection connection, MonthRows month, MonthState state, CancellationToken cancellationToken)
    {
        var changes = await month.ChangeMembersAsync(state.Month, cancellationToken);
        Fault.Hit("publish.members");
        changes = changes.Plus(await month.ChangeFactsAsync(state, cancellationToken));
        Fault.Hit("publish.facts");
        var published = new PublishedMonths(connection, runId);
        var (version, isNew) = await published.SetAsync(state, changes.OfMonth + changes.Members, cancellationToken);
        // What follows from this month, in it and in the next, cannot differ where this one does not.
        if (isNew) await month.AggregateAsync(state.Month, cancellationToken);
        if (isNew && await published.UsageLoadedAsync(state.Month.Next, cancellationToken) is { } isUsageLoaded)
            changes = changes.Plus(await ChangeNextMonthAsync(month, published, state.Month.Next, isUsageLoaded, cancellationToken));
        await month.RetireMembersAsync(cancellationToken);
        Fault.Hit("publish.next-month");
        return new Publication(version, changes);
    }

    static async Task EnsureSoundAsync(
        CheckLedger ledger, NpgsqlConnection connection, Month month, Publication publication, CancellationToken cancellationToken)
    {
        var checks = new MonthChecks(ledger);
        await checks.EnsureAsync(connection, month, cancellationToken);
        if (publication.Changes.NextMonth > 0) await checks.EnsureAsync(connection, month.Next, cancellationToken);
    }

    static async Task<RowChanges> ChangeNextMonthAsync(
        MonthRows rows, PublishedMonths published, Month next, bool isUsageLoaded, CancellationToken cancellationToken)
    {
        var changes = await rows.DeriveNextAsync(next, isUsageLoaded, cancellationToken);
        await rows.AggregateAsync(next, cancellationToken);
        if (changes.OfMonth > 0 || await rows.ChangedEndedMembersAsync(next, cancellationToken))
            await published.RaiseAsync(next, cancellationToken);
        return RowChanges.None with { NextMonth = changes.OfMonth };
    }

    async Task RecordAsync(NpgsqlConnection connection, MonthState state, Publication publication, CancellationToken cancellationToken)
    {
        var changes = publication.Changes;
        var checksum = await connection.ScalarAsync<string>(
            SqlText.Read("warehouse/checksum.sql"), cancellationToken, ("month", state.Month.First));
        await connection.RunAsync(
            SqlText.Read("ledger/publish.sql"),
            cancellationToken,
            ("month", state.Month.First), ("run", runId), ("version", publication.Version), ("token", lease.Token),
            ("inputs", state.InputsSha256), ("checksum", checksum), ("inserted", changes.Inserted), ("updated", changes.Updated),
            ("deleted", changes.Deleted), ("rekeyed", changes.Rekeyed), ("members", changes.Members), ("next", changes.NextMonth));
    }

    /// <summary>A commit whose reply is lost may have happened: once nobody publishes any more, the ledger knows.</summary>
    async Task CommitAsync(NpgsqlTransaction transaction, Month month)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException exception) when (exception is not PostgresException)
        {
            await using var connection = await EtlSession.OpenOwnAsync(connectionString, CancellationToken.None);
            // The lost session may still be about to commit: it holds the lock until it has, or has not.
            await connection.RunAsync("select pg_advisory_lock(@space, 0)", CancellationToken.None, ("space", EtlSession.PublishLock));
            var isPublished = await connection.ScalarAsync<bool>(
                "select exists (select from etl.publish where month_start = @month and run_id = @run)",
                CancellationToken.None, ("month", month.First), ("run", runId));
            if (!isPublished) throw;
        }
    }
}
