using Npgsql;

namespace InsightsEtl.Scheduler.Embedded;

/// <summary>The logins and the database that every embedded cluster has, made at its first start.</summary>
static class ClusterLogins
{
    /// <summary>On loopback; whoever takes longer is another program on our port, or is asked again.</summary>
    const int ConnectSeconds = 3;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<string> DataDirectoryAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        await using var command = new NpgsqlCommand("select current_setting('data_directory')", connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Waits for a server that recovers or shuts down at the moment.</summary>
    /// <exception cref="TimeoutException">It never answered.</exception>
    public static async Task WaitAsync(ClusterNote note, TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var connectionString = note.Address.ConnectionString(DatabaseRole.Owner, "postgres");
        while (true)
        {
            try
            {
                await DataDirectoryAsync(connectionString, cancellationToken);
                return;
            }
            catch (NpgsqlException exception) when (exception.IsTransient && clock.GetElapsedTime(start) < timeout)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    /// <summary>The database comes last: where it exists, everything does. A second call changes nothing.</summary>
    public static async Task MakeAsync(ClusterAddress address, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(address.ConnectionString(DatabaseRole.Owner, "postgres"), cancellationToken);
        await using var probe = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", connection)
        {
            Parameters = { new() { Value = ClusterAddress.DatabaseName } },
        };
        if ((bool)(await probe.ExecuteScalarAsync(cancellationToken))!)
        {
            return;
        }

        foreach (var role in new[] { DatabaseRole.Viewer, DatabaseRole.Executive })
        {
            await Login.GrantAsync(connection, ClusterAddress.LoginOf(role), address.PasswordOf(role), role, cancellationToken);
        }

        await MakeDatabaseAsync(connection, cancellationToken);
    }

    static async Task MakeDatabaseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // The cluster's own locale: C.UTF-8, or C where the system lacks that.
        await using var create = new NpgsqlCommand($"create database {ClusterAddress.DatabaseName} template template0 encoding 'UTF8'", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = ConnectSeconds };
        var connection = new NpgsqlConnection(unpooled.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
