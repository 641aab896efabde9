using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>The same bytes for the same rows, and what is said of wrong use.</summary>
public sealed class ParquetWriterTests : IDisposable
{
    static readonly ParquetColumn[] Columns = [new("seats", ParquetType.Int32), new("name", ParquetType.Text)];

    static readonly bool[] NoNull = new bool[2];

    readonly ParquetWriter _writer = new(Stream.Null, Columns, new ParquetOptions());

    public void Dispose() => _writer.Dispose();

    [Theory, InlineData("Uncompressed"), InlineData("Snappy"), InlineData("Gzip"), InlineData("Zstd")]
    public void The_same_rows_give_the_same_bytes(string codec)
    {
        var options = new ParquetOptions { Codec = Enum.Parse<ParquetCodec>(codec), PageRows = 100 };

        var bytes = SampleFile.Bytes(SampleColumns.All(1000), options);

        bytes.Should().Equal(SampleFile.Bytes(SampleColumns.All(1000), options));
    }

    [Fact]
    public void However_rows_are_cut_into_batches_they_give_the_same_bytes()
    {
        var options = new ParquetOptions { RowGroupRows = 300, PageRows = 70, PageBytes = 400, DictionaryBytes = 200 };

        var files = new[] { 1000, 1, 37 }.Select(batchRows => SampleFile.Bytes(SampleColumns.All(1000), options, batchRows));

        files.Select(Convert.ToHexString).Distinct().Should().ContainSingle();
    }

    [Fact]
    public void A_column_with_too_few_rows_in_a_batch_is_named()
    {
        _writer.Write(0, [1, 2], NoNull);

        _writer.Invoking(writer => writer.EndBatch(2)).Should().Throw<ArgumentException>()
            .WithMessage("Column name has 0 rows in this batch, expected 2.*");
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_by_its_number() =>
        _writer.Invoking(writer => writer.Write(2, [1, 2], NoNull)).Should().Throw<ArgumentException>().WithMessage("Column is 2, expected 0 to 1.*");

    [Fact]
    public void Values_of_another_type_are_refused() =>
        _writer.Invoking(writer => writer.Write(1, [1, 2], NoNull)).Should().Throw<ArgumentException>()
            .WithMessage("Column name was given int values, expected values of Text.*");

    [Fact]
    public void Values_without_their_flags_of_null_are_refused() =>
        _writer.Invoking(writer => writer.Write(0, [1, 2, 3], NoNull)).Should().Throw<ArgumentException>()
            .WithMessage("Column seats was given 3 values and 2 flags of null, expected as many.*");

    [Fact]
    public void A_file_is_not_complete_within_a_batch()
    {
        _writer.Write(0, [1, 2], NoNull);

        _writer.Invoking(writer => writer.Complete()).Should().Throw<InvalidOperationException>()
            .WithMessage("Column seats has 2 rows in a batch, expected EndBatch first.");
    }

    [Fact]
    public void A_complete_file_takes_nothing_more()
    {
        _writer.Complete();

        _writer.Invoking(writer => writer.Complete()).Should().Throw<InvalidOperationException>().WithMessage("The file is complete, *");
        _writer.Invoking(writer => writer.Write(0, [1, 2], NoNull)).Should().Throw<InvalidOperationException>();
    }

    [Theory, InlineData(0), InlineData(16_777_217)]
    public void A_row_group_of_no_or_of_too_many_rows_is_refused(int rows)
    {
        var create = () => new ParquetWriter(Stream.Null, Columns, new ParquetOptions { RowGroupRows = rows });

        create.Should().Throw<ArgumentException>().WithMessage($"RowGroupRows is {rows}, expected 1 to 16777216.*");
    }

    [Fact]
    public void Two_columns_of_one_name_are_refused()
    {
        var create = () => new ParquetWriter(Stream.Null, [Columns[0], Columns[0]], new ParquetOptions());

        create.Should().Throw<ArgumentException>().WithMessage("2 columns have the name seats, expected one.*");
    }
}
