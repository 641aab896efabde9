using InsightsEtl.Transform;

namespace InsightsEtl.Micro;

/// <summary>The key table of usage when a further delivery is read; a figure is of one row.</summary>
public class UsageKeys
{
    SubscriptionKey[] _inOrder = [];
    SubscriptionKey[] _shuffled = [];
    UsageTable _table = new();

    /// <summary>Entries known before the delivery.</summary>
    [Params(UsageDay.Rows, 10 * UsageDay.Rows)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _inOrder = [.. Enumerable.Range(0, Entries).Select(number => new SubscriptionKey(UsageDay.SubscriptionId(number), UsageDay.SkuId(number)))];
        _shuffled = [.. _inOrder];
        new Random(7).Shuffle(_shuffled);
        _table = new UsageTable();
        foreach (var key in _inOrder) _table.PlaceOf(key, workload: 0);
    }

    /// <summary>The order of the delivery before: each place is foretold.</summary>
    [Benchmark(OperationsPerInvoke = UsageDay.Rows, Baseline = true)]
    public int Predicted() => Find(_inOrder.AsSpan(0, UsageDay.Rows));

    [Benchmark(OperationsPerInvoke = UsageDay.Rows)]
    public int Random() => Find(_shuffled.AsSpan(0, UsageDay.Rows));

    int Find(ReadOnlySpan<SubscriptionKey> keys)
    {
        var places = 0;
        foreach (var key in keys) places ^= _table.PlaceOf(key, workload: 0);
        return places;
    }
}
