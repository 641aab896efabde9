using InsightsEtl.Fixtures;
using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The rows behind every number of a golden set's cases, after their filters, as docs/bi.md lists them.</summary>
static class GoldenDrillDowns
{
    /// <returns>How many numbers were opened, and those that their rows do not make.</returns>
    public static async Task<(int Opened, IReadOnlyList<string> Differences)> RunAsync(TestHome home, GoldenSet set)
    {
        await using var connection = new NpgsqlConnection(home.Database.ConnectionString);
        await connection.OpenAsync();
        var opened = 0;
        var differences = new List<string>();
        foreach (var question in set.Expected.GetProperty("cases").EnumerateArray())
        {
            var (from, to) = await RangeAsync(connection, question.GetProperty("from").GetString()!, question.GetProperty("to").GetString()!);
            foreach (var drillDown in BiGuide.DrillDowns)
            {
                var rows = await connection.RowsAsync(
                    drillDown.Sql(from, to, question.GetProperty("filters").GetRawText()), row => (Line: row.GetString(0), IsMade: row.GetBoolean(1)),
                    CancellationToken.None);
                opened += rows.Count;
                differences.AddRange(rows.Where(row => !row.IsMade).Select(row => $"{drillDown.Name}: {row.Line}"));
            }
        }
        return (opened, differences);
    }

    static async Task<(DateOnly From, DateOnly To)> RangeAsync(NpgsqlConnection connection, string from, string to) =>
        (await connection.RowsAsync(
            $"select mart.first_published('{from}', '{to}'), mart.last_published('{from}', '{to}')",
            row => (row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateOnly>(1)), CancellationToken.None)).Single();
}
