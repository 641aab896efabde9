using InsightsEtl.Fixtures;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>The bounds and counts by which readers skip row groups.</summary>
public sealed class StatisticsTests : IDisposable
{
    const int Rows = 1000;
    const int GroupRows = 100;

    readonly SampleFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData("dictionary", 1 << 20), InlineData("plain", 1)]
    public async Task Bounds_and_nulls_are_those_of_the_values(string name, int dictionaryBytes)
    {
        SampleColumn[] columns =
        [
            .. Enum.GetValues<ParquetType>().Select(type => SampleColumns.Column($"{type}", type, 4, row => row - 2, row => row == 1)),
            SampleColumns.Column("nothing", ParquetType.Text, 4, row => row, _ => true),
        ];
        var file = SampleFile.In(_folder.Path, name, columns, new ParquetOptions { DictionaryBytes = dictionaryBytes });

        var read = (await IndependentReaders.ReadAsync(file.Path)).Single();

        read.DuckDb.Chunks.Select(chunk => (chunk.Column, chunk.Least, chunk.Greatest, chunk.Nulls)).Should().Equal(
            ("Int32", "-2", "1", 1),
            ("Date", "1969-12-30", "1970-01-02", 1),
            ("Decimal18Scale2", "-0.02", "0.01", 1),
            ("Text", "", "text 1", 1),
            ("nothing", null, null, 4));
    }

    [Fact]
    public async Task Texts_are_bounded_by_their_unsigned_bytes()
    {
        string[] texts = ["z", "é", "a", "日本", "😀", "a\0", "abcdefgh", "abcdefghi", "B"];
        var file = SampleFile.In(_folder.Path, "texts", [SampleColumn.Of("text", texts)], new ParquetOptions());

        var read = (await IndependentReaders.ReadAsync(file.Path)).Single();

        read.DuckDb.Chunks.Select(chunk => (chunk.Least, chunk.Greatest)).Should().Equal(("B", "😀"));
    }

    [Fact]
    public async Task A_bound_too_long_to_be_of_use_is_left_out_and_rows_are_found_all_the_same()
    {
        var longText = new string('x', 5000);
        var file = SampleFile.In(_folder.Path, "long", [SampleColumn.Of("text", ["a", longText])], new ParquetOptions());

        string[] queries = [$"select count(*) from file where text = '{longText}'"];

        var read = (await IndependentReaders.ReadAsync([new ReadRequest(file.Path, queries)])).Single();

        read.DuckDb.Chunks.Select(chunk => (chunk.Least, chunk.Greatest)).Should().Equal((null, null));
        read.DuckDb.Queries.Single().Should().Equal("1");
    }

    [Fact]
    public async Task A_filter_finds_its_rows_in_whichever_row_group_they_are()
    {
        SampleColumn[] columns =
        [
            .. Enum.GetValues<ParquetType>().Select(type => SampleColumns.Column($"{type}", type, Rows, row => row - 500, row => row % 10 == 9)),
        ];
        var file = SampleFile.In(_folder.Path, "filtered", columns, new ParquetOptions { RowGroupRows = GroupRows });
        string[] queries =
        [
            .. new[] { -500, -1, 1, 498 }.SelectMany(number => new[]
            {
                $"select count(*) from file where \"Int32\" = {number}",
                $"select count(*) from file where \"Date\" = date '1970-01-01' + {number}",
                $"select count(*) from file where \"Decimal18Scale2\" = {number} / 100.0::decimal(18,2)",
                $"select count(*) from file where \"Text\" = 'text {number}'",
            }),
            "select count(*) from file where \"Int32\" = 499",
            "select count(*) from file where \"Text\" is null",
            "select count(*) from file where \"Date\" < date '1970-01-01'",
        ];

        var read = (await IndependentReaders.ReadAsync([new ReadRequest(file.Path, queries)])).Single();

        read.DuckDb.Queries.Select(row => row[0]).Should().Equal(
            [.. Enumerable.Repeat("1", 4), .. Enumerable.Repeat("0", 4), .. Enumerable.Repeat("1", 8), "0", "100", "450"]);
    }
}
