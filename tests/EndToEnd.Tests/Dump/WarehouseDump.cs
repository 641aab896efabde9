using InsightsEtl.Extract;
using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>
/// What a warehouse says, row by row, without the numbers it made up itself: two warehouses of the same landing have equal dumps.
/// </summary>
/// <remarks>Left out are surrogate keys, run ids, versions and times of publishing, and where a member's versions are cut.</remarks>
sealed record WarehouseDump(IReadOnlyList<string> Rows)
{
    public static async Task<WarehouseDump> OfAsync(TestHome home)
    {
        await using var connection = new NpgsqlConnection(home.Database.ConnectionString);
        await connection.OpenAsync();
        await connection.RunAsync("set default_transaction_isolation = 'repeatable read'", CancellationToken.None);
        await connection.RunAsync("discard temp", CancellationToken.None);
        await connection.RunAsync(Sql("member.sql"), CancellationToken.None);
        List<string> rows = [];
        foreach (var fact in FactTable.All)
            rows.AddRange(await RowsAsync(connection, Sql("fact.sql").Replace("{fact}", fact.Table, StringComparison.Ordinal)));
        rows.AddRange(await RowsAsync(connection, Sql("valid.sql")));
        rows.AddRange(await RowsAsync(connection, Sql("state.sql")));
        rows.Sort(StringComparer.Ordinal);
        return new(rows);
    }

    /// <summary>Offending rows of every sentence of <c>sql/checks</c>, for every published month; none where all hold.</summary>
    public static async Task<IReadOnlyList<string>> BrokenChecksAsync(TestHome home)
    {
        await using var connection = new NpgsqlConnection(home.Database.ConnectionString);
        await connection.OpenAsync();
        List<string> broken = [];
        var months = await connection.RowsAsync(
            "select month_start from warehouse.month_state order by 1", row => Month.Of(row.GetFieldValue<DateOnly>(0)),
            CancellationToken.None);
        foreach (var month in months)
            broken.AddRange((await MonthChecks.RunAsync(connection, month, CancellationToken.None))
                .Where(result => !result.IsPassed).Select(result => $"{month} {result}"));
        return broken;
    }

    /// <summary>Rows of only one of the two, marked − and +; empty where they are equal.</summary>
    public string DifferencesTo(WarehouseDump other)
    {
        var missing = Only(Rows, other.Rows).Select(row => "- " + row);
        var added = Only(other.Rows, Rows).Select(row => "+ " + row);
        return string.Join('\n', missing.Concat(added).OrderBy(row => row[2..], StringComparer.Ordinal).Take(40));
    }

    /// <summary>As often as a row is more often in the one than in the other.</summary>
    static IEnumerable<string> Only(IEnumerable<string> rows, IEnumerable<string> others)
    {
        var counts = others.CountBy(row => row).ToDictionary();
        foreach (var row in rows)
        {
            var left = counts.GetValueOrDefault(row);
            if (left == 0) yield return row;
            else counts[row] = left - 1;
        }
    }

    static Task<List<string>> RowsAsync(NpgsqlConnection connection, string sql) =>
        connection.RowsAsync(sql, row => row.GetString(0), CancellationToken.None);

    static string Sql(string name)
    {
        using var stream = typeof(WarehouseDump).Assembly.GetManifestResourceStream("dump/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
