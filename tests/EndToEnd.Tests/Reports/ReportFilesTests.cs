using System.Text.Json;
using InsightsEtl.Fixtures;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The report files of a set of feeds, read by programs that are not ours and held against each other and the set's answers.</summary>
public abstract class ReportFilesTests(GoldenReports reports)
{
    [Fact]
    public void There_is_a_file_for_every_month_dataset_and_audience_and_both_readers_read_it()
    {
        reports.Files.Should().HaveCount(reports.Set.Months.Count * 5 * 2);
        reports.Files.SelectMany(file => file.Tables).Where(table => table.Error is not null).Should().BeEmpty();
    }

    [Fact]
    public void Both_readers_find_the_columns_types_and_rows_of_the_manifest_and_the_same_values()
    {
        foreach (var file in reports.Files)
        {
            var manifest = ManifestOf(file);
            foreach (var table in file.Tables)
            {
                table.Rows.Should().Be(manifest.GetProperty("rows").GetInt64(), file.Path);
                table.Columns.Select(column => $"{column.Name} {column.Type}").Should().Equal(
                    manifest.GetProperty("columns").EnumerateArray().Select(Declared), file.Path);
            }
            file.Hyparquet.Columns.Select(column => (column.Fingerprint, column.Nulls, column.SumHundredths))
                .Should().Equal(file.DuckDb.Columns.Select(column => (column.Fingerprint, column.Nulls, column.SumHundredths)), file.Path);
        }
    }

    [Fact]
    public void CSV_and_TSV_have_the_rows_of_the_Parquet_file()
    {
        foreach (var file in reports.Files)
            file.DuckDb.Queries.Select(row => row[0]).Should().Equal(["0", "0", "0", "0"], file.Path);
    }

    [Fact]
    public void Seats_and_revenue_of_the_rows_that_count_are_those_of_the_set()
    {
        foreach (var month in reports.Set.Months)
        {
            var expected = reports.Set.Expected.GetProperty("facts").GetProperty(month.ToString());
            var seats = File("SeatsSubscriptionsAndRevenue", month.ToString());
            string[] places = [.. seats["IsDuplicateRowForPGA"].Values.Select((flag, row) => flag == "0" ? "counts" : "")];

            places.Count(place => place != "").Should().Be(expected.GetProperty("rows").GetInt32());
            seats.Rows.Should().Be(expected.GetProperty("attribution_rows").GetInt64());
            Sum(seats["AvailableSeatsEOP"]).Should().Be(Number(expected, "available"));
            Sum(seats["AvailableSeats"]).Should().Be(Number(expected, "delta"));
            Sum(seats["AssignedSeats"]).Should().Be(Number(expected, "assigned"));
            (Sum(seats["BilledRevenueUSD"]) ?? 0).Should().Be(Number(expected, "revenue") ?? 0);

            decimal? Sum(ReadColumn column) => column.Values.Where((value, row) => places[row] != "" && value is not null)
                .Select(value => (decimal?)decimal.Parse(value!, CultureInfo.InvariantCulture)).DefaultIfEmpty(null).Aggregate((sum, value) => sum + value);
        }
    }

    [Fact]
    public void Viewers_schemas_and_footers_have_no_revenue()
    {
        foreach (var file in reports.Files.Where(file => file.Path.Contains("_viewer_", StringComparison.Ordinal)))
        {
            file.Tables.SelectMany(table => table.Columns).Should().NotContain(column => column.Type.StartsWith("DECIMAL") && column.Name != "ActiveUsagePercent");
            file.DuckDb.Chunks.Should().NotContain(chunk => chunk.Column.Contains("USD"));
            System.IO.File.ReadAllText(file.Path + ".manifest.json").Should().NotContain("USD");
        }
        File("CustomersAndTenants", reports.Set.Months[0].ToString()).Columns.Should().Contain(column => column.Name == "BilledRevenueUSD");
    }

    ReadTable File(string dataset, string month) =>
        reports.Files.Single(file => file.Path.Contains($"/{dataset}/{month}/", StringComparison.Ordinal) && file.Path.Contains("_executive_")).DuckDb;

    static string Declared(JsonElement column) => $"{column.GetProperty("name").GetString()} " + column.GetProperty("type").GetString() switch
    {
        "string" => "VARCHAR",
        "int32" => "INTEGER",
        "date" => "DATE",
        var type => type!.ToUpperInvariant(),
    };

    static JsonElement ManifestOf(ReadFile file) => JsonDocument.Parse(System.IO.File.ReadAllText(file.Path + ".manifest.json")).RootElement;

    static decimal? Number(JsonElement facts, string name) => facts.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture),
        var number => number.GetDecimal(),
    };
}
