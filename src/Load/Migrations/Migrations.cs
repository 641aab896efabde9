using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>
/// Brings a database to this program's schema: numbered SQL files, forward only, each in a transaction of its own, and then the
/// functions of <c>mart</c>, which are made anew whenever they change.
/// </summary>
public static class Migrations
{
    /// <summary>How many files were applied; 0 where the database was up to date.</summary>
    /// <exception cref="InvalidOperationException">An applied file has changed since, or the database is newer than this program.</exception>
    public static async Task<int> ApplyAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenOwnAsLoginAsync(connectionString, cancellationToken);
        await connection.RunAsync("select pg_advisory_lock(@space, 0)", cancellationToken, ("space", EtlSession.MigrationLock));
        var due = await DueAsync(connection, cancellationToken);
        foreach (var path in due) await ApplyBesideOthersAsync(connection, path, cancellationToken);
        // Before the functions: those of an earlier program answer from the facts until the aggregate is there.
        await MissingAggregates.MakeAsync(connection, connectionString, cancellationToken);
        var functions = await MartFunctions.ApplyAsync(connection, cancellationToken);
        await Geography.LoadAsync(connection, cancellationToken);
        return due.Count + functions;
    }

    static async Task<List<string>> DueAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.RunAsync("set client_min_messages = warning", cancellationToken);
        var applied = await connection.ScalarAsync<bool>("select to_regclass('etl.migration') is not null", cancellationToken)
            ? await connection.RowsAsync(
                "select name, sha256 from etl.migration order by name",
                row => (Name: row.GetString(0), Sha256: row.GetString(1)),
                cancellationToken)
            : [];
        var known = SqlText.Folder("migrations");
        foreach (var (name, sha256) in applied)
        {
            if (!known.Contains(name))
                throw new InvalidOperationException($"The database has migration {name}, which this program does not know: use the newer program.");
            if (SqlText.Sha256(name) != sha256)
                throw new InvalidOperationException($"Migration {name} has changed since it was applied; write a new one instead.");
        }
        return [.. known.Except(applied.Select(migration => migration.Name))];
    }

    /// <summary>
    /// Roles belong to the whole server, locks to one database: the migration of another database may make the same role a member of the
    /// same group at the same moment. Whoever hears of it finds it done when trying again.
    /// </summary>
    static async Task ApplyBesideOthersAsync(NpgsqlConnection connection, string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await ApplyAsync(connection, path, cancellationToken);
                return;
            }
            catch (PostgresException rival) when (rival is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "pg_auth_members" })
            {
                // Its transaction has been committed, else there were no such error.
            }
        }
    }

    static async Task ApplyAsync(NpgsqlConnection connection, string path, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // The first file makes the owner's role; all later ones work as the owner.
        if (!path.StartsWith("migrations/0001", StringComparison.Ordinal))
            await connection.RunAsync("set local role insights_etl", cancellationToken);
        await connection.RunAsync(SqlText.Read(path), cancellationToken);
        await connection.RunAsync("reset role", cancellationToken);
        await connection.RunAsync(
            "insert into etl.migration (name, sha256) values (@name, @sha256)",
            cancellationToken, ("name", path), ("sha256", SqlText.Sha256(path)));
        Fault.Hit("migrations.before-commit");
        await transaction.CommitAsync(cancellationToken);
        Fault.Hit("migrations.applied");
    }
}
