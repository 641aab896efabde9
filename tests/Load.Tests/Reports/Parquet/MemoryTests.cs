using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>What the writer holds while a file grows; alone, since the memory measured is the process's.</summary>
[Collection(Alone.Name)]
public sealed class MemoryTests
{
    [Fact]
    public void Memory_stays_that_of_a_row_group_however_many_rows_are_written()
    {
        var small = WorkingBytesAfter(rowGroups: 4);

        var large = WorkingBytesAfter(rowGroups: 40);

        large.Should().BeLessThan(small + (16 << 20));
    }

    /// <summary>Two columns of different texts and numbers, 50,000 rows in a group; what the writer holds before it completes.</summary>
    static long WorkingBytesAfter(int rowGroups)
    {
        const int rows = 50_000;
        var (numbers, isNull, texts, ends) = (new long[rows], new bool[rows], new byte[rows * 8], new int[rows]);
        using var writer = new ParquetWriter(Stream.Null, [new("number", ParquetType.Decimal18Scale2), new("text", ParquetType.Text)],
            new ParquetOptions { RowGroupRows = rows });
        for (var group = 0; group < rowGroups; group++)
        {
            for (var row = 0; row < rows; row++)
            {
                numbers[row] = ((long)group * rows) + row;
                BitConverter.TryWriteBytes(texts.AsSpan(row * 8), numbers[row]);
                ends[row] = (row + 1) * 8;
            }

            writer.Write(0, numbers, isNull);
            writer.Write(1, texts, ends, isNull);
            writer.EndBatch(rows);
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        writer.Complete();
        return bytes;
    }
}
