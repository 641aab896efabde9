// Writes report-like rows with our writer and prints: wall seconds, processor seconds, bytes, peak memory in MB, tab-separated.
// Rows are made batch by batch; only what the writer does is timed. Usage: write-parquet FILE ROWS CODEC THREADS ROW_GROUP_ROWS

using System.Diagnostics;
using InsightsEtl.Bench.WriteParquet;
using InsightsEtl.Load.Reports.Parquet;

var (path, rows, codec) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), Enum.Parse<ParquetCodec>(args[2], ignoreCase: true));
var (threads, rowGroupRows) = (int.Parse(args[3], CultureInfo.InvariantCulture), int.Parse(args[4], CultureInfo.InvariantCulture));
const int BatchRows = 65_536;

var columns = ReportRows.Columns;
var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
using var process = Process.GetCurrentProcess();
using var output = File.Create(path);
using var writer = new ParquetWriter(output, [.. columns.Select(column => column.Column)], new ParquetOptions { Codec = codec, RowGroupRows = rowGroupRows });
var wall = TimeSpan.Zero;
var processor = TimeSpan.Zero;
for (var row = 0; row < rows; row += BatchRows)
{
    var count = Math.Min(BatchRows, rows - row);
    Parallel.ForEach(columns, column => column.Fill(row, count));
    Measure(() =>
    {
        Parallel.For(0, columns.Count, parallel, index => columns[index].Write(writer, index));
        writer.EndBatch(count);
    });
}

Measure(() =>
{
    writer.Complete();
    output.Flush(flushToDisk: false);
});
process.Refresh();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{wall.TotalSeconds:F2}\t{processor.TotalSeconds:F2}\t{output.Length}\t{process.PeakWorkingSet64 >> 20}"));

void Measure(Action write)
{
    process.Refresh();
    var (startedAt, before) = (TimeProvider.System.GetTimestamp(), process.TotalProcessorTime);
    write();
    process.Refresh();
    wall += TimeProvider.System.GetElapsedTime(startedAt);
    processor += process.TotalProcessorTime - before;
}
