using InsightsEtl.Fixtures;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>Values at the ends of what a type can hold.</summary>
public sealed class ExtremeValueTests : IDisposable
{
    /// <summary>Eighteen digits, as DECIMAL(18,2) holds them.</summary>
    const long LargestCents = 999_999_999_999_999_999;

    readonly SampleFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Extremes_of_every_type_are_read_as_they_were_written()
    {
        SampleColumn[] columns =
        [
            SampleColumn.Of("int", ParquetType.Int32, [int.MinValue, -1, 0, 1, int.MaxValue]),
            SampleColumn.Of("date", ParquetType.Date, [Day(1, 1, 1), Day(1969, 12, 31), Day(1970, 1, 1), Day(2026, 10, 31), Day(9999, 12, 31)]),
            SampleColumn.Of("cents", ParquetType.Decimal18Scale2, [-LargestCents, -1, 0, 1, LargestCents]),
            SampleColumn.Of("text", ["", " ", "\0", "😀𐍈日本語 Ünïcode", new string('é', 300_000)]),
        ];
        var file = SampleFile.In(_folder.Path, "extremes", columns, new ParquetOptions());

        var read = (await IndependentReaders.ReadAsync(file.Path)).Single();

        file.ShouldBeWhatIsIn(read);
    }

    [Fact]
    public async Task An_empty_text_is_not_null()
    {
        var file = SampleFile.In(_folder.Path, "empty", [SampleColumn.Of("text", ["", null, ""])], new ParquetOptions());

        string[] queries = ["select count(*), count(text) from file where text = '' or text is null"];

        var read = (await IndependentReaders.ReadAsync([new ReadRequest(file.Path, queries)])).Single();

        read.DuckDb.Queries.Single().Should().Equal("3", "2");
        read.Hyparquet["text"].Values.Should().Equal("", null, "");
    }

    [Fact]
    public async Task A_file_without_rows_has_its_columns()
    {
        var file = SampleFile.In(_folder.Path, "no rows", SampleColumns.All(rows: 0), new ParquetOptions());

        var read = (await IndependentReaders.ReadAsync(file.Path)).Single();

        file.ShouldBeWhatIsIn(read);
        read.DuckDb.Chunks.Should().BeEmpty();
    }

    static long Day(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
}
