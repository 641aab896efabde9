using InsightsEtl.Extract;
using InsightsEtl.Transform;

namespace InsightsEtl.Micro;

/// <summary>Rows of the usage feed from bytes to lines; a figure is of one row.</summary>
[MemoryDiagnoser]
public class UsageRows
{
    LandedPart _part = null!;

    [GlobalSetup]
    public void Write() => _part = UsageDay.Write();

    [GlobalCleanup]
    public void Delete() => File.Delete(_part.Path);

    /// <summary>Splitting alone.</summary>
    [Benchmark(OperationsPerInvoke = UsageDay.Rows)]
    public int Split()
    {
        using var record = RecordReader.Open(_part, Feed.Usage);
        var bytes = 0;
        while (record.Read()) bytes += record.Field(1).Length;
        return bytes;
    }

    /// <summary>Splitting, parsing and judging.</summary>
    [Benchmark(OperationsPerInvoke = UsageDay.Rows, Baseline = true)]
    public int Parse()
    {
        using var record = RecordReader.Open(_part, Feed.Usage);
        var row = new Row(Feed.Usage, new TextPool());
        var seats = 0;
        while (record.Read())
        {
            row.Begin(record);
            seats += UsageLine.From(row).Seats.Active;
        }

        return seats;
    }
}
