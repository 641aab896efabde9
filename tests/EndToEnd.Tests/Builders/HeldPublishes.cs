using InsightsEtl.Fixtures;
using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Keeps every publish waiting until disposed, so that a test meets runs in the middle of their work.</summary>
sealed class HeldPublishes : IAsyncDisposable
{
    /// <summary>Publishes that wait in this database.</summary>
    public const string Waiting =
        "select count(*) from pg_locks where locktype = 'advisory' and classid = 73302 and objid = 0 and not granted "
        + "and database = (select oid from pg_database where datname = current_database())";

    readonly NpgsqlConnection _connection;

    HeldPublishes(NpgsqlConnection connection) => _connection = connection;

    public static async Task<HeldPublishes> InAsync(TestDatabase database)
    {
        var own = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false };
        var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync();
        await connection.RunAsync("select pg_advisory_lock(@space, 0)", CancellationToken.None, ("space", EtlSession.PublishLock));
        return new(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
