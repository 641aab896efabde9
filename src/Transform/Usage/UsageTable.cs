namespace InsightsEtl.Transform;

/// <summary>The month's usage entries, found by subscription, SKU and workload: an index of open addresses over pages of entries.</summary>
/// <remarks>
/// Hot path. A delivery mostly repeats the order of the one before, so the entry after the last one found is tried first:
/// neighbours in memory, no hash. About 70 bytes per entry, index included.
/// </remarks>
sealed class UsageTable
{
    /// <summary>2^15 entries of 60 bytes: 2 MB, so that growing copies no entry.</summary>
    public const int PageBits = 15;

    public const int PageSize = 1 << PageBits;

    const int FirstIndexSize = 1 << 10;

    readonly List<UsageEntry[]> _pages = [];

    /// <summary>Place of an entry plus 1; 0: free. A power of two, at most two thirds taken.</summary>
    int[] _index = new int[FirstIndexSize];

    int _last = -1;

    public int Count { get; private set; }

    public ref UsageEntry this[int place] => ref _pages[place >> PageBits][place & (PageSize - 1)];

    /// <summary>Finds the entry or makes one.</summary>
    /// <returns>The entry's place, from 0 in the order of their making.</returns>
    public int PlaceOf(in SubscriptionKey subscription, int workload)
    {
        var next = _last + 1;
        return _last = next < Count && IsAt(next, subscription, workload) ? next : Find(subscription, workload);
    }

    int Find(in SubscriptionKey subscription, int workload)
    {
        var slot = FirstSlot(subscription, workload);
        for (; _index[slot] != 0; slot = (slot + 1) & (_index.Length - 1))
            if (IsAt(_index[slot] - 1, subscription, workload)) return _index[slot] - 1;

        if ((Count + 1L) * 3 > _index.Length * 2L)
        {
            Widen();
            slot = FreeSlot(subscription, workload);
        }

        return Add(slot, subscription, workload);
    }

    bool IsAt(int place, in SubscriptionKey subscription, int workload)
    {
        ref var entry = ref this[place];
        return entry.Workload == workload && entry.Subscription == subscription;
    }

    int Add(int slot, in SubscriptionKey subscription, int workload)
    {
        var place = Count++;
        if (place >> PageBits == _pages.Count) _pages.Add(new UsageEntry[PageSize]);
        this[place].Subscription = subscription;
        this[place].Workload = workload;
        _index[slot] = place + 1;
        return place;
    }

    void Widen()
    {
        _index = new int[_index.Length * 2];
        for (var place = 0; place < Count; place++)
            _index[FreeSlot(this[place].Subscription, this[place].Workload)] = place + 1;
    }

    int FreeSlot(in SubscriptionKey subscription, int workload)
    {
        var slot = FirstSlot(subscription, workload);
        while (_index[slot] != 0) slot = (slot + 1) & (_index.Length - 1);
        return slot;
    }

    int FirstSlot(in SubscriptionKey subscription, int workload) =>
        (int)(subscription.Hash((uint)workload) & (ulong)(_index.Length - 1));
}
