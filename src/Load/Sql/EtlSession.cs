using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Opens connections as the warehouse's owner, with the limits that keep a dead or stalled client from holding others up.</summary>
public static class EtlSession
{
    /// <summary>Seconds a statement may wait for a lock another run holds, before the run gives up and may be tried again.</summary>
    const int LockTimeoutSeconds = 600;

    /// <summary>Advisory lock space of each kind of work; that of a run, with the run's number, is what etl.live_run looks for.</summary>
    internal const int PublishLock = 73302;
    internal const int MigrationLock = 73303;
    internal const int RunLock = 73304;
    internal const int ReportLock = 73305;

    /// <summary>A connection of its own (not pooled), so that closing it frees all its locks.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = Settings(connectionString);
        settings.Options = "-c role=insights_etl -c client_connection_check_interval=1000 -c tcp_user_timeout=30000 "
            + "-c idle_in_transaction_session_timeout=900000 -c statement_timeout=7200000 -c temp_buffers=64MB -c work_mem=128MB "
            + string.Create(CultureInfo.InvariantCulture, $"-c lock_timeout={LockTimeoutSeconds * 1000}");
        return await ConnectAsync(settings, cancellationToken);
    }

    /// <summary>A connection with the login's own rights, for migrations and questions about the server.</summary>
    public static Task<NpgsqlConnection> OpenAsLoginAsync(string connectionString, CancellationToken cancellationToken) =>
        ConnectAsync(Settings(connectionString), cancellationToken);

    /// <summary>A connection that has a report viewer's rights where the login may take them, else the login's own.</summary>
    public static async Task<NpgsqlConnection> OpenAsViewerAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = await OpenAsLoginAsync(connectionString, cancellationToken);
        await connection.RunAsync(
            """
            select set_config('role', rolname, false) from pg_roles
            where rolname = 'insights_report_viewer' and pg_has_role(current_user, oid, 'member')
            """,
            cancellationToken);
        return connection;
    }

    static NpgsqlConnectionStringBuilder Settings(string connectionString) => new(connectionString)
    {
        Pooling = false,
        CommandTimeout = 0,
        ApplicationName = "insights",
        KeepAlive = 30,
        IncludeErrorDetail = false,
    };

    static async Task<NpgsqlConnection> ConnectAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
