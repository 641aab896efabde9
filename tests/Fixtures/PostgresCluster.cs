using InsightsEtl.Load;
using InsightsEtl.Scheduler.Embedded;
using Npgsql;

namespace InsightsEtl.Fixtures;

/// <summary>One private PostgreSQL server per test process, started when first wanted and gone with the process.</summary>
public static class PostgresCluster
{
    const string Migrated = "template_migrated";

    static readonly Lazy<Task<ClusterAddress>> Address = new(StartAsync);
    static readonly Lazy<Task> Template = new(MakeTemplateAsync);

    static int _databases;

    /// <summary>A database of the test's own with all migrations applied; about 0.1 s.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync()
    {
        await Template.Value;
        return await CreateAsync(Migrated);
    }

    /// <summary>A database of the test's own with nothing in it.</summary>
    public static Task<TestDatabase> CreateEmptyDatabaseAsync() => CreateAsync("template0");

    internal static async Task RunAsync(string sql)
    {
        var administrator = new NpgsqlConnectionStringBuilder((await Address.Value).ConnectionString(DatabaseRole.Owner, "postgres")) { Pooling = false };
        await using var connection = new NpgsqlConnection(administrator.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static async Task<TestDatabase> CreateAsync(string template)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        // Copied as files: a third of the time of a copy through the log, in a cluster that may forget all.
        await RunAsync($"create database {name} template {template} strategy file_copy");
        var address = await Address.Value;
        return new(name, address.ConnectionString(DatabaseRole.Owner, name), address.ConnectionString(DatabaseRole.Viewer, name),
            address.ConnectionString(DatabaseRole.Executive, name));
    }

    static async Task<ClusterAddress> StartAsync()
    {
        TemporaryHome.Sweep();
        var home = TemporaryHome.New();
        return await EmbeddedCluster.For(home.Path, new ClusterOptions(IsThrowaway: true)).StartAsync(CancellationToken.None);
    }

    /// <summary>Nobody may be connected to a template while it is copied, so nobody may connect at all.</summary>
    static async Task MakeTemplateAsync()
    {
        await RunAsync($"create database {Migrated} template template0");
        var migrated = new NpgsqlConnectionStringBuilder((await Address.Value).ConnectionString(DatabaseRole.Owner, Migrated)) { Pooling = false };
        await Migrations.ApplyAsync(migrated.ConnectionString, CancellationToken.None);
        await RunAsync($"alter database {Migrated} allow_connections false");
    }
}
