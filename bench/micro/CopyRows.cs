using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.Micro;

/// <summary>Rows of staged usage written by binary COPY into a temporary table; a figure is of one row.</summary>
/// <remarks>Needs a database: <c>INSIGHTS_MICRO_DATABASE</c> as Npgsql's key=value, whose login may make temporary tables.</remarks>
[MemoryDiagnoser]
public class CopyRows
{
    public const string Setting = "INSIGHTS_MICRO_DATABASE";

    readonly NpgsqlConnection _connection = Connection();

    [GlobalSetup]
    public void Open()
    {
        _connection.Open();
        using var command = new NpgsqlCommand(
            "create temporary table usage_month (subscription_id uuid, sku_id uuid, workload text, assigned_seats int, active_seats int)", _connection);
        command.ExecuteNonQuery();
    }

    [IterationSetup]
    public void Empty()
    {
        using var command = new NpgsqlCommand("truncate usage_month", _connection);
        command.ExecuteNonQuery();
    }

    [Benchmark(OperationsPerInvoke = UsageDay.Rows)]
    public long Usage()
    {
        using var copy = BinaryCopy.Into(_connection, "usage_month", "subscription_id, sku_id, workload, assigned_seats, active_seats");
        for (var number = 0; number < UsageDay.Rows; number++)
            copy.Row().Uuid(UsageDay.SubscriptionId(number)).Uuid(UsageDay.SkuId(number)).Text(UsageDay.Workload(number)).Int(number).Int(number);
        return copy.Complete();
    }

    [GlobalCleanup]
    public void Close() => _connection.Dispose();

    static NpgsqlConnection Connection() => new(Environment.GetEnvironmentVariable(Setting));
}
