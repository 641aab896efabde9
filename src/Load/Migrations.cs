using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The warehouse's tables, brought to the newest version forward only.</summary>
public static class Migrations
{
    /// <returns>How many migrations were applied; 0 where the database was up to date.</returns>
    public static async Task<int> ApplyAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return 0;
    }
}
