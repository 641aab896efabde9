using InsightsEtl.Fixtures;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests;

/// <summary>What was written is what DuckDB and hyparquet read: names, types, values and nulls.</summary>
public sealed class RoundTripTests : IDisposable
{
    readonly SampleFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData("Uncompressed"), InlineData("Snappy"), InlineData("Gzip"), InlineData("Zstd")]
    public async Task Every_type_and_pattern_of_nulls_is_read_as_it_was_written_at_every_size(string codec)
    {
        var options = new ParquetOptions { Codec = Enum.Parse<ParquetCodec>(codec) };
        SampleFile[] files = [.. Sizes.Select(rows => SampleFile.In(_folder.Path, $"{rows}", SampleColumns.All(rows), options, batchRows: 300))];

        await ShouldBeReadAsWritten(files);
    }

    [Theory, InlineData("Uncompressed"), InlineData("Snappy"), InlineData("Gzip"), InlineData("Zstd")]
    public async Task Pages_and_row_groups_may_end_anywhere(string codec)
    {
        var columns = SampleColumns.All(1000);
        SampleFile[] files =
        [
            .. from pageRows in new[] { 1, 7, 100 }
               from groupRows in new[] { 8, 333, 1000 }
               select SampleFile.In(_folder.Path, $"{pageRows}-{groupRows}", columns,
                   new ParquetOptions { Codec = Enum.Parse<ParquetCodec>(codec), PageRows = pageRows, RowGroupRows = groupRows, DictionaryBytes = 100, PageBytes = 500 }, batchRows: 450),
        ];

        await ShouldBeReadAsWritten(files);
    }

    static readonly int[] Sizes = [0, 1, 7, 8, 9, 1000];

    static async Task ShouldBeReadAsWritten(IReadOnlyList<SampleFile> files)
    {
        var read = await IndependentReaders.ReadAsync(files.Select(file => file.Path));
        foreach (var (file, answer) in files.Zip(read)) file.ShouldBeWhatIsIn(answer);
    }
}
