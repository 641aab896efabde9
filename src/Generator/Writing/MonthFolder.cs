using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>A month's deliveries on their way into the drop folder: written by ranges of customers, made visible by manifests.</summary>
sealed class MonthFolder
{
    /// <summary>So many customers' usage of a month is about half a gigabyte.</summary>
    const int CustomersOfRange = 60_000;

    const int MostRanges = 64;

    readonly World _world;
    readonly GeneratedFeedsRequest _request;
    readonly Month _month;
    readonly Action<long, long>? _progress;
    readonly List<WrittenPart>[] _ranges;
    readonly int _customers;
    int _open;

    public MonthFolder(World world, GeneratedFeedsRequest request, Month month, Action<long, long>? progress)
    {
        (_world, _request, _month, _progress) = (world, request, month, progress);
        _customers = world.Growth.JoinedBy(MonthCount.Of(month));
        _ranges = new List<WrittenPart>[Math.Min(MostRanges, 1 + _customers / CustomersOfRange)];
        _open = _ranges.Length;
    }

    public int RangeCount => _ranges.Length;

    /// <summary>Writes one range, and with the last of them whatever the month still lacks.</summary>
    /// <returns>Null while other ranges are under way, else all parts of the month.</returns>
    public IReadOnlyList<WrittenPart>? Write(int range, CancellationToken cancellationToken)
    {
        using (var customers = new CustomerRange(_world, _month, UsageDates(), delivery => Open(delivery, range)))
            _ranges[range] = customers.Write(Start(range), Start(range + 1), cancellationToken);
        return Interlocked.Decrement(ref _open) == 0 ? Complete() : null;
    }

    int Start(int range) => (int)((long)_customers * range / _ranges.Length);

    List<DateOnly> UsageDates() =>
    [
        .. Enumerable.Range(0, _month.DayCount).Where(day => day >= _month.DayCount - _request.UsageDays)
            .Select(day => _month.First.AddDays(day)),
    ];

    PartFile Open(DeliveryName delivery, int index) => new(
        _request.OutFolder, delivery, index, _request.DirtyShare > 0 ? new BadRows(delivery, _request.DirtyShare) : null, _progress);

    List<WrittenPart> Complete()
    {
        var small = new SmallFeeds(_world, _month, hasPriceList: _request.DirtyShare > 0, delivery => Open(delivery, 0)).Write();
        List<WrittenPart> parts = [.. small, .. _ranges.SelectMany(range => range)];
        foreach (var delivery in parts.GroupBy(part => part.Delivery)) ManifestFile.Write(_request.OutFolder, delivery.Key, delivery);
        return parts;
    }
}
