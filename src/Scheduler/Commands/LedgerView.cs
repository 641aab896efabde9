using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>Opens the ledger for commands that only look.</summary>
static class LedgerView
{
    /// <exception cref="UsageException">The database has no warehouse yet.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var connectionString = await invocation.Database.ConnectionStringAsync(cancellationToken);
        var connection = await EtlSession.OpenAsLoginAsync(connectionString, cancellationToken);
        return await connection.OrCloseAsync(async () =>
        {
            await using var command = new NpgsqlCommand("select to_regclass('etl.run_request') is not null", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is true) return connection;
            throw new UsageException("Found a database without a warehouse, or one of an earlier program; run 'insights db migrate', or a month with 'insights run'.");
        });
    }

    /// <summary>A table under a heading where it has rows.</summary>
    public static void Write(this Invocation invocation, string heading, LedgerTable table)
    {
        if (table.Rows.Count == 0) return;
        invocation.Terminal.Write("");
        invocation.Terminal.Write(heading);
        invocation.Terminal.WriteTable(table.Headings, table.Texts());
    }
}
