using InsightsEtl.Fixtures;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>What was written is what DuckDB and hyparquet read: names, types, values and nulls.</summary>
public sealed class RoundTripTests : IDisposable
{
    static readonly int[] Sizes = [0, 1, 7, 8, 9, 1000];

    readonly SampleFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_type_and_pattern_of_nulls_is_read_as_it_was_written_at_every_size_and_with_every_codec()
    {
        SampleFile[] files =
        [
            .. from codec in Enum.GetValues<ParquetCodec>()
               from rows in Sizes
               select SampleFile.In(_folder.Path, $"{codec}-{rows}", SampleColumns.All(rows), new ParquetOptions { Codec = codec }, batchRows: 300),
        ];

        var read = await IndependentReaders.ReadAsync(files.Select(file => file.Path));

        ShouldBeWhatIsIn(files, read);
    }

    [Fact]
    public async Task Pages_row_groups_and_dictionaries_may_end_anywhere()
    {
        var columns = SampleColumns.All(600);
        SampleFile[] files =
        [
            .. from codec in Enum.GetValues<ParquetCodec>()
               from cut in new[] { (PageRows: 7, GroupRows: 333), (PageRows: 64, GroupRows: 64), (PageRows: 100, GroupRows: 599) }
               select SampleFile.In(_folder.Path, $"{codec}-{cut}", columns, Cut(codec, cut.PageRows, cut.GroupRows), batchRows: 450),
        ];

        var read = await IndependentReaders.ReadAsync(files.Select(file => file.Path));

        ShouldBeWhatIsIn(files, read);
    }

    [Fact]
    public async Task Files_made_by_chance_are_read_as_they_were_written()
    {
        SampleFile[] files = [.. RandomFile.Seeds.Select(seed => RandomFile.In(_folder.Path, seed))];

        var read = await IndependentReaders.ReadAsync(files.Select(file => file.Path));

        ShouldBeWhatIsIn(files, read);
    }

    /// <summary>Pages and dictionaries of a few values, so that a chunk has both kinds of page.</summary>
    static ParquetOptions Cut(ParquetCodec codec, int pageRows, int groupRows) =>
        new() { Codec = codec, PageRows = pageRows, RowGroupRows = groupRows, PageBytes = 500, DictionaryBytes = 200 };

    static void ShouldBeWhatIsIn(IReadOnlyList<SampleFile> files, IReadOnlyList<ReadFile> read)
    {
        foreach (var (file, answer) in files.Zip(read)) file.ShouldBeWhatIsIn(answer);
    }
}
