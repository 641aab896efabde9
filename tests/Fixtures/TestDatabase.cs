using Npgsql;

namespace InsightsEtl.Fixtures;

/// <summary>A database that one test, or one test class, has for itself; dropped when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    internal TestDatabase(string name, string connectionString, string viewerConnectionString, string executiveConnectionString)
    {
        Name = name;
        ConnectionString = connectionString;
        ViewerConnectionString = viewerConnectionString;
        ExecutiveConnectionString = executiveConnectionString;
    }

    public string Name { get; }

    /// <summary>The owner's: all rights.</summary>
    public string ConnectionString { get; }

    /// <summary>A login of group <c>insights_report_viewer</c>.</summary>
    public string ViewerConnectionString { get; }

    /// <summary>A login of group <c>insights_executive_viewer</c>.</summary>
    public string ExecutiveConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        foreach (var connectionString in new[] { ConnectionString, ViewerConnectionString, ExecutiveConnectionString })
        {
            await using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }

        // Whoever is ended by the drop itself is waited for in steps of 0.1 s.
        await PostgresCluster.RunAsync($"select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = '{Name}'");
        await PostgresCluster.RunAsync($"drop database if exists {Name} with (force)");
    }
}
