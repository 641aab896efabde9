using InsightsEtl.Extract;
using InsightsEtl.Transform;

namespace InsightsEtl.Micro;

/// <summary>Ten days of usage from bytes to entries by one reader, every check and all; a figure is of one row.</summary>
[MemoryDiagnoser]
public class UsageDeliveries
{
    const int Days = 10;

    List<LandedDelivery> _inOrder = [];
    List<LandedDelivery> _shuffled = [];

    [GlobalSetup]
    public void Write()
    {
        var random = new Random(7);
        _inOrder = [.. Enumerable.Range(1, Days).Select(day => Delivery(day, UsageDay.Write(day)))];
        _shuffled = [.. Enumerable.Range(1, Days).Select(day => Delivery(day, UsageDay.Write(day, Shuffled())))];

        int[] Shuffled()
        {
            var numbers = Enumerable.Range(0, UsageDay.Rows).ToArray();
            random.Shuffle(numbers);
            return numbers;
        }
    }

    [GlobalCleanup]
    public void Delete()
    {
        foreach (var delivery in _inOrder.Concat(_shuffled)) File.Delete(delivery.Parts[0].Path);
    }

    /// <summary>Each delivery has the order of the one before, so that its rows are foretold.</summary>
    [Benchmark(OperationsPerInvoke = Days * UsageDay.Rows, Baseline = true)]
    public int InOrder() => Read(_inOrder);

    /// <summary>Each has an order of its own: every row is looked up.</summary>
    [Benchmark(OperationsPerInvoke = Days * UsageDay.Rows)]
    public int Shuffled() => Read(_shuffled);

    static int Read(List<LandedDelivery> deliveries)
    {
        var reading = new MonthReading(RecordReader.Open, _ => { }, progress: null, CancellationToken.None);
        var shares = UsageLines.Shared(new Month(2026, 10), 1);
        foreach (var read in UsageLines.Readings(shares, deliveries, reading)) read();
        return shares[0].Entries.Count;
    }

    static LandedDelivery Delivery(int day, LandedPart part) => new(Feed.Usage, new DateOnly(2026, 10, day), $"{day}", [part]);
}
