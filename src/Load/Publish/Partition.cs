using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>One month of one fact as a table of its own in <c>warehouse_part</c>.</summary>
sealed record Partition(FactTable Fact, Month Month)
{
    string Name => string.Create(CultureInfo.InvariantCulture, $"warehouse_part.{Fact.Table}_{Month.Key}");

    string From => Month.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    string To => Month.Next.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>("select to_regclass(@name) is not null", cancellationToken, ("name", Name));

    /// <summary>Builds the month aside from the staged target, keys and constraints in bulk, and attaches it in the same transaction.</summary>
    /// <remarks>The month check lets the attach skip its scan; the free space per page lets later differences stay on their page.</remarks>
    public async Task<long> BuildAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken)
    {
        await connection.RunAsync(
            $"create table {Name} (like warehouse.{Fact.Table} including defaults including constraints) with (fillfactor = 90)",
            cancellationToken);
        var rows = await connection.RunAsync(
            SqlText.Read("warehouse/build.sql", runId, ("partition", Name), ("fact", Fact.Table)), cancellationToken);
        await connection.RunAsync(
            $"""
            alter table {Name}
                add primary key ({string.Join(", ", Fact.PrimaryKey)}, month_start),
                add constraint month_is_its_own check (month_start >= date '{From}' and month_start < date '{To}');
            alter table warehouse.{Fact.Table} attach partition {Name} for values from ('{From}') to ('{To}');
            alter table {Name} drop constraint month_is_its_own;
            analyze {Name}
            """,
            cancellationToken);
        return rows;
    }
}
