using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The year of a month in <c>warehouse.subscription_year</c>, as a table of its own in <c>warehouse_part</c>.</summary>
static class YearPartition
{
    /// <summary>Makes the year where there is none yet; attached, so that readers of other years are not waited for.</summary>
    /// <returns>Whether it is new.</returns>
    /// <remarks>Every month writes most rows of its year: half a page is left free, so that they stay on it.</remarks>
    public static async Task<bool> EnsureAsync(NpgsqlConnection connection, Month month, CancellationToken cancellationToken)
    {
        var (name, year) = (NameOf(month), YearOf(month));
        if (await connection.ScalarAsync<bool>("select to_regclass(@name) is not null", cancellationToken, ("name", name))) return false;
        await connection.RunAsync(
            $"""
            create table {name} (like warehouse.subscription_year including all) with (fillfactor = 50);
            alter table {name} add constraint year_is_its_own check (calendar_year is not null and calendar_year = {year});
            alter table warehouse.subscription_year attach partition {name} for values in ({year});
            alter table {name} drop constraint year_is_its_own
            """,
            cancellationToken);
        return true;
    }

    /// <summary>The planner is told of a year once it has rows; later months change them, and few more come.</summary>
    public static Task AnalyzeAsync(NpgsqlConnection connection, Month month, CancellationToken cancellationToken) =>
        connection.RunAsync($"analyze {NameOf(month)}", cancellationToken);

    static string NameOf(Month month) => $"warehouse_part.subscription_year_{YearOf(month)}";

    static string YearOf(Month month) => month.First.Year.ToString("0000", CultureInfo.InvariantCulture);
}
