using Npgsql;

namespace InsightsEtl.Load.Dashboards;

/// <summary>Filters as a person types them, made into lists of values.</summary>
public static class DashboardFilters
{
    /// <param name="typed">Name, and one value or several with commas between them. A name may come again: its values are those of all.</param>
    /// <remarks>Some values have a comma of their own: a text that is one as a whole stays whole.</remarks>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadAsync(
        NpgsqlConnection connection, IEnumerable<(string Name, string Text)> typed, CancellationToken cancellationToken)
    {
        var filters = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (name, text) in typed)
        {
            var isWhole = await connection.ScalarAsync<bool>(
                "select exists (select from mart.filter_value(@name) where value = @text)", cancellationToken, ("name", name), ("text", text));
            var values = isWhole ? [text] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            filters[name] = [.. filters.GetValueOrDefault(name, []).Concat(values).Distinct()];
        }
        return filters;
    }
}
