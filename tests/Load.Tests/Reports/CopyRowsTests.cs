using System.Text;
using InsightsEtl.Load.Reports;

namespace InsightsEtl.Load.Tests;

/// <summary>Rows come from the database as they are, however its answer is cut into pieces.</summary>
public sealed class CopyRowsTests(EmptyWarehouse home) : IClassFixture<EmptyWarehouse>
{
    static readonly ReportColumn[] Columns =
    [
        new("t", ReportColumnType.Text), new("i", ReportColumnType.Int32), new("d", ReportColumnType.Date), new("h", ReportColumnType.Decimal),
    ];

    const string Rows = """
        select
            case when n % 7 <> 0 then repeat('x', n % 5000) || n end, case when n % 3 <> 0 then -n end,
            case when n % 5 <> 0 then date '1969-12-25' + n end, case when n % 2 <> 0 then n * 10000000000 end
        from generate_series(1::int, 40000) as series (n)
        """;

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(1000)]
    [InlineData(7)]
    public async Task Values_and_nulls_of_every_type_arrive(int pieceBytes)
    {
        await using var connection = await home.Warehouse.OpenAsync();
        await using var answer = await connection.BeginRawBinaryCopyAsync($"copy ({Rows} limit {(pieceBytes < 100 ? 200 : 40000)}) to stdout (format binary)");
        var rows = new CopyRows(new Pieces(answer, pieceBytes), Columns);
        var batch = new RowBatch(Columns);
        var n = 0;

        while (await rows.ReadAsync(batch, CancellationToken.None))
        {
            for (var row = 0; row < batch.Rows; row++)
            {
                n++;
                Value(batch.Columns[0], row, column => Encoding.UTF8.GetString(column.TextAt(row))).Should().Be(n % 7 == 0 ? null : new string('x', n % 5000) + n);
                Value(batch.Columns[1], row, column => column.Ints[row]).Should().Be(n % 3 == 0 ? null : -n);
                Value(batch.Columns[2], row, column => column.Ints[row]).Should().Be(n % 5 == 0 ? null : n - 7);
                Value(batch.Columns[3], row, column => column.Hundredths[row]).Should().Be(n % 2 == 0 ? null : n * 10_000_000_000L);
            }
        }

        n.Should().Be(pieceBytes < 100 ? 200 : 40_000);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_never_taken_for_its_end()
    {
        await using var connection = await home.Warehouse.OpenAsync();
        await using var answer = await connection.BeginRawBinaryCopyAsync($"copy ({Rows} limit 20) to stdout (format binary)");
        using var whole = new MemoryStream();
        await answer.CopyToAsync(whole);

        for (var length = 0; length < whole.Length; length++)
        {
            var cut = new CopyRows(new MemoryStream(whole.GetBuffer(), 0, length), Columns);
            var reading = async () => await cut.ReadAsync(new RowBatch(Columns), CancellationToken.None);
            await reading.Should().ThrowAsync<EndOfStreamException>($"{length} of {whole.Length} bytes came");
        }
    }

    static object? Value(ColumnValues column, int row, Func<ColumnValues, object> value) => column.IsNull[row] ? null : value(column);

    /// <summary>A stream that gives at most so many bytes at a time.</summary>
    sealed class Pieces(Stream whole, int bytes) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            whole.ReadAsync(buffer[..Math.Min(bytes, buffer.Length)], cancellationToken);
    }
}
