using System.Collections.Concurrent;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Opens connections as the warehouse's owner, with the limits that keep a dead or stalled client from holding others up.</summary>
/// <remarks>
/// Most are shared: a process keeps a connection for whoever asks next, since to start one takes the server longer than many a question.
/// What outlives a transaction (a lock, a setting, a role) belongs on a connection of its own, which takes it along when it is closed.
/// </remarks>
public static class EtlSession
{
    /// <summary>Seconds a statement may wait for a lock another run holds, before the run gives up and may be tried again.</summary>
    const int LockTimeoutSeconds = 600;

    /// <summary>Seconds that a shared connection may wait for work, and live: a session's caches in the server only grow.</summary>
    const int IdleSeconds = 60, LifetimeSeconds = 900;

    /// <summary>Shared connections of a process to one database; a run of a month has six at once.</summary>
    const int MostShared = 100;

    /// <summary>Seconds in which a shared connection answers, or counts as lost; as long as a new one may take.</summary>
    const int AnswerSeconds = 15;

    /// <summary>Advisory lock space of each kind of work; that of a run, with the run's number, is what etl.live_run looks for.</summary>
    internal const int PublishLock = 73302;
    internal const int MigrationLock = 73303;
    internal const int RunLock = 73304;
    internal const int ReportLock = 73305;

    static readonly ConcurrentDictionary<string, NpgsqlDataSource> Sources = new(StringComparer.Ordinal);

    /// <summary>A shared connection, for what ends with its transactions.</summary>
    public static Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken) =>
        SharedAsync(AsOwner(connectionString), cancellationToken);

    /// <summary>A connection of its own, so that closing it frees all its locks.</summary>
    public static Task<NpgsqlConnection> OpenOwnAsync(string connectionString, CancellationToken cancellationToken) =>
        OwnAsync(AsOwner(connectionString), cancellationToken);

    /// <summary>A shared connection with the login's own rights, for questions about the server, or where there may be no warehouse yet.</summary>
    public static Task<NpgsqlConnection> OpenAsLoginAsync(string connectionString, CancellationToken cancellationToken) =>
        SharedAsync(AsLogin(connectionString), cancellationToken);

    /// <summary>A connection of its own with the login's own rights, for migrations.</summary>
    public static Task<NpgsqlConnection> OpenOwnAsLoginAsync(string connectionString, CancellationToken cancellationToken) =>
        OwnAsync(AsLogin(connectionString), cancellationToken);

    /// <summary>A connection of its own that has a report viewer's rights where the login may take them, else the login's own.</summary>
    public static async Task<NpgsqlConnection> OpenAsViewerAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = await OpenOwnAsLoginAsync(connectionString, cancellationToken);
        return await connection.OrCloseAsync(async () =>
        {
            await connection.RunAsync(
                """
                select set_config('role', rolname, false) from pg_roles
                where rolname = 'insights_report_viewer' and pg_has_role(current_user, oid, 'member')
                """,
                cancellationToken);
            return connection;
        });
    }

    /// <summary>What keeps the connection from here on, as it is begun; where that fails the connection is closed.</summary>
    public static async Task<T> OrCloseAsync<T>(this NpgsqlConnection connection, Func<Task<T>> begin)
    {
        try
        {
            return await begin();
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    static NpgsqlConnectionStringBuilder AsOwner(string connectionString)
    {
        var settings = AsLogin(connectionString);
        settings.Options = "-c role=insights_etl -c client_connection_check_interval=1000 -c tcp_user_timeout=30000 "
            + "-c idle_in_transaction_session_timeout=900000 -c statement_timeout=7200000 -c temp_buffers=64MB -c work_mem=128MB "
            + string.Create(CultureInfo.InvariantCulture, $"-c lock_timeout={LockTimeoutSeconds * 1000}");
        return settings;
    }

    static NpgsqlConnectionStringBuilder AsLogin(string connectionString) => new(connectionString)
    {
        CommandTimeout = 0,
        ApplicationName = "insights",
        KeepAlive = 30,
        IncludeErrorDetail = false,
    };

    static async Task<NpgsqlConnection> OwnAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        settings.Pooling = false;
        return await SourceOf(settings).OpenConnectionAsync(cancellationToken);
    }

    /// <summary>One that was lost while nobody used it is noticed here, and another takes its place.</summary>
    static async Task<NpgsqlConnection> SharedAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        settings.Pooling = true;
        settings.NoResetOnClose = true;
        settings.MinPoolSize = 0;
        settings.MaxPoolSize = MostShared;
        settings.ConnectionIdleLifetime = IdleSeconds;
        settings.ConnectionPruningInterval = IdleSeconds / 6;
        settings.ConnectionLifetime = LifetimeSeconds;
        var source = SourceOf(settings);
        for (var isLast = false; ; isLast = true)
        {
            var connection = await source.OpenConnectionAsync(cancellationToken);
            try
            {
                await using var question = new NpgsqlCommand("select", connection) { CommandTimeout = AnswerSeconds };
                await question.ExecuteNonQueryAsync(cancellationToken);
                return connection;
            }
            catch (NpgsqlException) when (!isLast && !cancellationToken.IsCancellationRequested)
            {
                source.Clear();
                await connection.DisposeAsync();
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>Without asking the server for types: none are used that not every server has.</summary>
    static NpgsqlDataSource SourceOf(NpgsqlConnectionStringBuilder settings) => Sources.GetOrAdd(
        settings.ConnectionString,
        static text => new NpgsqlDataSourceBuilder(text).ConfigureTypeLoading(static types => types.EnableTypeLoading(false)).Build());
}
