using InsightsEtl.Fixtures;
using Npgsql;

namespace InsightsEtl.Load.Tests;

/// <summary>A migrated database of the test's own, with the way a month takes into it and questions about what is there.</summary>
sealed class Warehouse(TestDatabase database) : IAsyncDisposable
{
    NpgsqlConnection? _questions;

    public string ConnectionString { get; } =
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString;

    public TestDatabase Database => database;

    public static async Task<Warehouse> NewAsync(params DeliveredMonth[] months)
    {
        var warehouse = new Warehouse(await PostgresCluster.CreateDatabaseAsync());
        foreach (var month in months) await warehouse.PublishAsync(month);
        return warehouse;
    }

    /// <summary>Migrated by itself: a copy of a template does not copy the rights on the database.</summary>
    public static async Task<Warehouse> NewWithRightsAsync()
    {
        var warehouse = new Warehouse(await PostgresCluster.CreateEmptyDatabaseAsync());
        await Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None);
        return warehouse;
    }

    public Task<Publication> PublishAsync(DeliveredMonth month) =>
        PublishAsync(month, (_, _) => Task.CompletedTask, CancellationToken.None);

    /// <param name="beforePublish">Receives the run's number when the month is staged and audited.</param>
    public async Task<Publication> PublishAsync(
        DeliveredMonth month, Func<long, MonthLease, Task> beforePublish, CancellationToken cancellationToken)
    {
        await DeliveryLedger.RecordLandedAsync(ConnectionString, [.. month.Deliveries.All], CancellationToken.None);
        await using var run = await RunLedger.StartAsync(ConnectionString, "run", CancellationToken.None);
        await using var lease = await MonthLease.TakeAsync(ConnectionString, month.Month, run.RunId, CancellationToken.None);
        await using var staged = await StagedMonth.OpenAsync(ConnectionString, month.Month, run.RunId, CancellationToken.None);
        var transformed = staged.Transform(reject =>
        {
            foreach (var line in month.Rejects) reject(line);
            return month.Transformed();
        });
        staged.Copy(transformed, cancellationToken);
        await staged.AuditAsync(transformed, RejectLimit.Default, lease, CancellationToken.None);
        await beforePublish(run.RunId, lease);
        var publication = await new MonthPublish(ConnectionString, lease, run.RunId).RunAsync(
            month.State, new ControlTotalsCheck(month.Month, transformed.Totals, run.RunId), cancellationToken);
        await run.EndedAsync(RunState.Succeeded, 0, null, CancellationToken.None);
        return publication;
    }

    /// <summary>Rows as text: values with a bar between them, null as null, an id of the builders' as its name.</summary>
    public async Task<List<string>> LinesAsync(string sql)
    {
        _questions ??= await OpenAsync();
        return await _questions.RowsAsync(sql, Line, CancellationToken.None);
    }

    public async Task<string> LineAsync(string sql) => (await LinesAsync(sql)).Should().ContainSingle().Subject;

    public async Task RunAsync(string sql)
    {
        _questions ??= await OpenAsync();
        await _questions.RunAsync(sql, CancellationToken.None);
    }

    /// <summary>Until the work waits for a lock that another holds, or has ended.</summary>
    public async Task UntilItWaitsAsync(Task work)
    {
        const string waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        while (await LineAsync(waiting) == "0" && !work.IsCompleted) await Task.Delay(20);
    }

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (_questions is not null) await _questions.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>As another login.</summary>
    public static async Task<List<string>> LinesAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return await connection.RowsAsync(sql, Line, CancellationToken.None);
    }

    static string Line(NpgsqlDataReader row)
    {
        var values = new object[row.FieldCount];
        row.GetValues(values);
        return string.Join('|', values.Select(Text));
    }

    static string Text(object value) => value switch
    {
        DBNull => "null",
        bool isTrue => isTrue ? "true" : "false",
        Guid id => Ids.NameOf(id),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
