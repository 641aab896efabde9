using System.Text.Json;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The functions of <c>mart</c> held against a golden set's answers: the same questions as <c>compare.py</c> without <c>--facts</c>.</summary>
static class GoldenAnswers
{
    static readonly string[] OfDimension = ["customer_distribution", "customer_distribution_trend", "license_distribution"];

    /// <returns>A line per answer that differs; empty where all agree.</returns>
    public static async Task<(int Asked, IReadOnlyList<string> Differences)> RunAsync(TestHome home, GoldenSet set)
    {
        await using var connection = new NpgsqlConnection(home.Database.ConnectionString);
        await connection.OpenAsync();
        var asked = 0;
        var differences = new List<string>();
        foreach (var question in set.Expected.GetProperty("cases").EnumerateArray())
            foreach (var answer in question.GetProperty("answers").EnumerateObject())
            {
                asked++;
                var name = answer.Name.Split(':')[0];
                var columns = set.Expected.GetProperty("columns").GetProperty(name).EnumerateArray().Select(column => column.GetString());
                var sql = $"select {string.Join(", ", columns)} from mart.{name}({Arguments(name, answer.Name, question)})";
                var found = await RowsAsync(connection, sql);
                var expected = answer.Value.EnumerateArray().Select(row => Row(row.EnumerateArray().Select(Value))).Order(StringComparer.Ordinal);
                if (!found.SequenceEqual(expected)) differences.Add($"{sql}: expected {string.Join(' ', expected)}, found {string.Join(' ', found)}");
            }
        return (asked, differences);
    }

    static string Arguments(string name, string asked, JsonElement question)
    {
        var argument = asked.Split(':') is [_, var after] ? after : null;
        var (from, to) = (question.GetProperty("from").GetString(), question.GetProperty("to").GetString());
        var filters = $"'{question.GetProperty("filters").GetRawText().Replace("'", "''")}'";
        return argument switch
        {
            null => $"'{from}', '{to}', {filters}",
            _ when OfDimension.Contains(name) => $"'{from}', '{to}', '{argument}', {filters}",
            var top => $"'{from}', '{to}', {filters}, null, {top}",
        };
    }

    static async Task<List<string>> RowsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(Row(Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        _ => value.GetDecimal(),
    };

    static string Row(IEnumerable<object?> values) => string.Join('|', values.Select(Text));

    /// <summary>Numbers are compared as numbers, however they are written.</summary>
    static string Text(object? value) => value switch
    {
        null or DBNull => "null",
        bool isTrue => isTrue ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) is var text
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number.ToString("0.############", CultureInfo.InvariantCulture)
                : text!,
    };
}
