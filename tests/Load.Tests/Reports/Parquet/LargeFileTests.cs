using InsightsEtl.Fixtures;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>Files as large as reports are, cut as the defaults cut them.</summary>
public sealed class LargeFileTests : IDisposable
{
    const int Rows = 560_000;

    readonly SampleFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Several_pages_and_row_groups_of_the_usual_size_are_read_as_they_were_written()
    {
        SampleColumn[] columns =
        [
            SampleColumns.Column("dictionary grows full", ParquetType.Text, Rows, row => row < 200_000 ? row % 9 : row, row => row % 3 == 0),
            SampleColumns.Column("all different", ParquetType.Decimal18Scale2, Rows, row => row, _ => false),
        ];
        var file = SampleFile.In(_folder.Path, "large", columns, new ParquetOptions { DictionaryBytes = 1 << 20 }, batchRows: 100_000);

        var read = (await IndependentReaders.ReadAsync(file.Path)).Single();

        file.ShouldBeWhatIsIn(read);
        read.DuckDb.Chunks.Where(chunk => chunk.Column == "all different").Select(chunk => chunk.Rows).Should().Equal(524_288, 35_712);
        read.DuckDb.Chunks.Select(chunk => (chunk.RowGroup, chunk.Column, chunk.HasDictionary)).Should().Equal(
            (0, "dictionary grows full", true), (0, "all different", false), (1, "dictionary grows full", false), (1, "all different", false));
    }
}
