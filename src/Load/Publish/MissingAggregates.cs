using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Months that were published before there was an aggregate: each gets its own from its facts, as a publish makes it.</summary>
static class MissingAggregates
{
    /// <summary>The function of mart by which members are counted: a database may not have it yet, or an earlier program's.</summary>
    const string Counting = "member_customers";

    /// <summary>Each month in a transaction of its own, so that what is made stays where the next one fails.</summary>
    /// <param name="asking">Asks whether there are any, which there mostly are not.</param>
    public static async Task MakeAsync(NpgsqlConnection asking, string connectionString, CancellationToken cancellationToken)
    {
        var missing = await FindAsync(asking, cancellationToken);
        if (missing.Count == 0) return;
        await MartFunctions.ApplyAsync(asking, Counting, cancellationToken);
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        foreach (var (month, runId) in missing) await MakeAsync(connection, month, runId, cancellationToken);
    }

    static Task<List<(Month Month, long RunId)>> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.RowsAsync(
            SqlText.Read("warehouse/total_month_missing.sql"),
            row => (Month.Of(row.GetFieldValue<DateOnly>(0)), row.GetInt64(1)),
            cancellationToken);

    /// <param name="runId">The run that published the month: it wrote the facts, so that the aggregate is its work too.</param>
    static async Task MakeAsync(NpgsqlConnection connection, Month month, long runId, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // As a publish has it: none changes the month's facts meanwhile.
        await connection.RunAsync("select pg_advisory_xact_lock(@space, 0)", cancellationToken, ("space", EtlSession.PublishLock));
        await StagingTables.CreateAsync(connection, runId, cancellationToken);
        await new MonthRows(connection, runId).AggregateAsync(month, cancellationToken);
        await StagingTables.DropAsync(connection, runId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
