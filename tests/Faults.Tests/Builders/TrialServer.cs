using InsightsEtl.Fixtures;
using InsightsEtl.Scheduler.Embedded;
using Npgsql;

namespace InsightsEtl.Faults.Tests;

/// <summary>A PostgreSQL server of the tests' own, with a database for each trial.</summary>
sealed class TrialServer : IAsyncDisposable
{
    static readonly Lazy<Task<TrialServer>> Throwaway = new(() => StartAsync(new ClusterOptions(IsThrowaway: true)));

    readonly TemporaryHome _home;
    readonly ClusterOptions _options;
    ClusterAddress _address;
    int _databases;

    TrialServer(TemporaryHome home, ClusterOptions options, ClusterAddress address)
    {
        _home = home;
        _options = options;
        _address = address;
    }

    public string Folder => _home.Path;

    public int Port => _address.Port;

    /// <summary>One for all trials that leave the server alone; it goes with the test process.</summary>
    public static Task<TrialServer> SharedAsync() => Throwaway.Value;

    /// <summary>One whose commits survive its own sudden end.</summary>
    public static Task<TrialServer> StartDurableAsync() => StartAsync(new ClusterOptions());

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(_address.ConnectionString(DatabaseRole.Owner, database))
    {
        Pooling = false,
        ApplicationName = "trial",
    }.ConnectionString;

    /// <param name="template">A database nobody is connected to.</param>
    public async Task<string> CreateDatabaseAsync(string template)
    {
        var name = $"trial_{Interlocked.Increment(ref _databases)}";
        // By the other strategy, a sequence of the copy may fall back to the template's value when the server crashes.
        var strategy = _options.IsThrowaway ? "wal_log" : "file_copy";
        await RunAsync("postgres", $"create database {name} template {template} strategy {strategy}");
        return name;
    }

    public async Task RunAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of every row, as text.</summary>
    public async Task<List<string>> LinesAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync()) lines.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return lines;
    }

    public async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(ConnectionString(database));
        await connection.OpenAsync();
        return connection;
    }

    /// <summary><c>pg_ctl stop -m immediate</c> and a start, which recovers as after a crash.</summary>
    public async Task CrashAsync()
    {
        await EmbeddedCluster.For(_home.Path, new ClusterOptions(IsThrowaway: true)).StopAsync(CancellationToken.None);
        _address = await EmbeddedCluster.For(_home.Path, _options).StartAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _home.DisposeAsync();

    static async Task<TrialServer> StartAsync(ClusterOptions options)
    {
        TemporaryHome.Sweep();
        var home = TemporaryHome.New();
        return new TrialServer(home, options, await EmbeddedCluster.For(home.Path, options).StartAsync(CancellationToken.None));
    }
}
