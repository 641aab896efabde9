using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>A month's usage, row by row into entries: nothing is kept of a row but its part in its entry.</summary>
/// <remarks>
/// Hot path: synchronous, no allocation per row. Every reader splits all lines and takes those of its own subscriptions: splitting is
/// the least of the work, rows of one key stay in their order, and nothing has to be put together. An entry takes 120 to 170 bytes where
/// a delivery holds one day, and 8 more for each further day of the fullest delivery.
/// </remarks>
sealed class UsageLines
{
    /// <summary>Rows that are not looked ahead of where they come in order.</summary>
    const int RowsInOrder = 64;

    readonly int _firstDay;
    readonly int _dayCount;
    readonly Share _share;
    readonly PlainUsage _plain;
    DaySeats _ofDelivery = new();
    byte _delivery;

    public UsageLines(Month month, Share share)
    {
        (_firstDay, _dayCount, _share) = (month.First.DayNumber, month.DayCount, share);
        _plain = new PlainUsage(Entries, Workloads);
    }

    public UsageTable Entries { get; } = new();

    public WorkloadNames Workloads { get; } = new();

    /// <summary>One for each processor; with more than four, each would split many more lines than it uses.</summary>
    public static int UsualShares { get; } = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>All of the usage, by readers side by side.</summary>
    public static UsageMonth Read(
        IReadOnlyList<LandedDelivery> deliveries, Month month, int readers, SubscriptionLines subscriptions, MonthReading reading)
    {
        var shares = Shared(month, readers);
        reading.ReadSideBySide(Readings(shares, deliveries, reading));
        return new UsageMonth(shares, subscriptions);
    }

    /// <summary>Readers that have not read yet, each for its own part of the subscriptions.</summary>
    public static IReadOnlyList<UsageLines> Shared(Month month, int shares)
    {
        var key = Feed.Usage.Ordinal("subscriptionId");
        return [.. Enumerable.Range(0, shares).Select(number => new UsageLines(month, new Share(number, shares, key)))];
    }

    public static IEnumerable<Action> Readings(
        IReadOnlyList<UsageLines> shares, IReadOnlyList<LandedDelivery> deliveries, MonthReading reading) =>
        shares.Select<UsageLines, Action>(share => () => share.Read(deliveries, reading));

    /// <summary>Reads the latest delivery first, so that a day's row counts where it is met first.</summary>
    void Read(IReadOnlyList<LandedDelivery> deliveries, MonthReading reading)
    {
        var reader = new RowReader(_share, Take, Foresee);
        foreach (var delivery in deliveries.OrderByDescending(delivery => delivery.Date))
        {
            _delivery++;
            _ofDelivery.BeginDelivery();
            reading.Read(delivery, reader);
        }

        _ofDelivery = new DaySeats();
        _plain.Forget();
    }

    int Foresee(RecordReader record)
    {
        if (_plain.IsInOrder) return RowsInOrder;
        var (place, day) = _plain.Foresee(record.PlainTextAhead(PlainUsage.FarAhead), _share);
        if (place >= 0) _ofDelivery.Foresee(day, place);
        return 0;
    }

    RowFate Take(Row row) =>
        _plain.TryTake(row.PlainText, out var place, out var day, out var seats) ? Use(place, day, seats) : TakeAny(row);

    RowFate TakeAny(Row row)
    {
        var line = UsageLine.From(row);
        if (!row.IsSound) return RowFate.Rejected;
        var day = line.UsageDate.DayNumber - _firstDay;
        if (day < 0 || day >= _dayCount) return row.Reject(RejectReason.WrongPeriod, "usageDate");

        var place = Entries.PlaceOf(line.Subscription, Workloads.NumberOf(line.Workload));
        _plain.Remember(row.PlainText, place, day);
        return Use(place, day, line.Seats);
    }

    RowFate Use(int place, int day, Seats seats)
    {
        ref var entry = ref Entries[place];
        ref var seatsOfDay = ref _ofDelivery.At(day, place);
        if (!entry.TryClaim(day, _delivery)) return seatsOfDay == seats ? RowFate.Duplicate : RowFate.Conflicting;

        seatsOfDay = seats;
        entry.Use(day, seats);
        return RowFate.Used;
    }
}
