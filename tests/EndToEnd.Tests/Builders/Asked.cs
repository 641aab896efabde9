using InsightsEtl.Fixtures;
using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Small questions to a test's database.</summary>
static class Asked
{
    public static async Task<T> AskAsync<T>(this TestHome home, string sql)
    {
        await using var connection = new NpgsqlConnection(home.Database.ConnectionString);
        await connection.OpenAsync();
        return (await connection.ScalarAsync<T>(sql, CancellationToken.None))!;
    }

    /// <summary>"2026-01, 2026-03".</summary>
    public static Task<string> PublishedMonthsAsync(this TestHome home) =>
        home.AskAsync<string>(
            "select coalesce(string_agg(to_char(month_start, 'YYYY-MM'), ', ' order by month_start), '') from warehouse.month_state");

    public static async Task<bool> HasSchemaAsync(this TestDatabase database, string name)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        return await connection.ScalarAsync<bool>("select to_regnamespace(@name) is not null", CancellationToken.None, ("name", name));
    }

    /// <summary>Waits until the question's answer is yes.</summary>
    public static async Task UntilAsync(this TestHome home, string sql)
    {
        for (var attempt = 0; !await home.AskAsync<bool>(sql); attempt++)
        {
            attempt.Should().BeLessThan(1200, "{0} should come true within a minute", sql);
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }
}
