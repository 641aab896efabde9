using InsightsEtl.Fixtures;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>A Parquet file of sample columns in the test's own folder.</summary>
sealed record SampleFile(string Path, IReadOnlyList<SampleColumn> Columns)
{
    int Rows => Columns[0].Texts.Length;

    public static byte[] Bytes(IReadOnlyList<SampleColumn> columns, ParquetOptions options, int batchRows = 1000)
    {
        using var output = new MemoryStream();
        Write(output, columns, options, batchRows);
        return output.ToArray();
    }

    public static SampleFile In(string folder, string name, IReadOnlyList<SampleColumn> columns, ParquetOptions options, int batchRows = 1000)
    {
        var file = new SampleFile(System.IO.Path.Combine(folder, name + ".parquet"), columns);
        using var output = new ForwardStream(File.Create(file.Path));
        Write(output, columns, options, batchRows);
        return file;
    }

    /// <summary>Both readers found the names, the types and every value.</summary>
    public void ShouldBeWhatIsIn(ReadFile file)
    {
        foreach (var table in file.Tables)
        {
            table.Error.Should().BeNull(Path);
            table.Rows.Should().Be(Rows, Path);
            table.Columns.Select(column => (column.Name, column.Type)).Should()
                .Equal(Columns.Select(column => (column.Column.Name, column.ReadType)), Path);
            foreach (var (sample, column) in Columns.Zip(table.Columns)) ShouldBe(sample, column);
        }
    }

    void ShouldBe(SampleColumn sample, ReadColumn column)
    {
        var because = $"{column.Name} of {Path}";
        column.Nulls.Should().Be(sample.Nulls, because);
        if (column.Fingerprint == ReadColumn.FingerprintOf(sample.Texts)) return;
        column.Values.Should().Equal(sample.Texts, because);
        column.Fingerprint.Should().Be(ReadColumn.FingerprintOf(sample.Texts), because);
    }

    static void Write(Stream output, IReadOnlyList<SampleColumn> columns, ParquetOptions options, int batchRows)
    {
        using var writer = new ParquetWriter(output, [.. columns.Select(column => column.Column)], options);
        var rows = columns[0].Texts.Length;
        for (var from = 0; from < rows; from += batchRows)
        {
            var to = Math.Min(from + batchRows, rows);
            Parallel.For(0, columns.Count, column => columns[column].Write(writer, column, from, to));
            writer.EndBatch(to - from);
        }

        writer.Complete();
    }
}
