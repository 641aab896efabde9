using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The countries of <c>seeds/geography.csv</c> in <c>dim_geography</c>; a country keeps its key when its names change.</summary>
static class Geography
{
    public static async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = Read();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.RunAsync("set local role insights_etl", cancellationToken);
        await connection.RunAsync(
            SqlText.Read("warehouse/dim_geography.sql"), cancellationToken,
            ("iso2", Column(0)), ("iso3", Column(1)), ("country_name", Column(2)), ("region", Column(3)), ("sub_region", Column(4)));
        Fault.Hit("migrations.before-geography");
        await transaction.CommitAsync(cancellationToken);

        string[] Column(int place) => [.. rows.Select(row => row[place])];
    }

    /// <summary>The file is ours and reviewed like code: five columns, no quotes but around a name with a comma.</summary>
    static List<string[]> Read()
    {
        using var reader = new StreamReader(SqlText.Open("seeds/geography.csv"));
        var rows = new List<string[]>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('"') is [var before, var quoted, var after]
                ? (before + quoted.Replace(',', '\0') + after).Split(',').Select(field => field.Replace('\0', ','))
                : line.Split(',');
            rows.Add([.. fields]);
        }
        return rows;
    }
}
