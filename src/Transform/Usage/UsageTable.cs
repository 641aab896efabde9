namespace InsightsEtl.Transform;

/// <summary>The month's usage entries, found by subscription, SKU and workload: an index of open addresses over pages of entries.</summary>
/// <remarks>
/// Hot path. A delivery mostly repeats the order of the one before, so the entry after the last one found is tried first:
/// neighbours in memory, no hash. In random order the half hash in the index spares the look at other keys' entries.
/// 76 to 88 bytes per entry, index included.
/// </remarks>
sealed class UsageTable
{
    /// <summary>2^15 entries of 64 bytes: 2 MB, so that growing copies no entry.</summary>
    public const int PageBits = 15;

    public const int PageSize = 1 << PageBits;

    const int FirstIndexSize = 1 << 10;

    /// <summary>The half of a slot that holds half of its key's hash; the other half is the entry's place plus 1.</summary>
    const ulong HashHalf = 0xFFFF_FFFF_0000_0000;

    readonly List<UsageEntry[]> _pages = [];

    /// <summary>0: free. A power of two, at most two thirds taken.</summary>
    ulong[] _index = new ulong[FirstIndexSize];

    int _last = -1;

    public int Count { get; private set; }

    public ref UsageEntry this[int place] => ref _pages[place >> PageBits][place & (PageSize - 1)];

    /// <summary>The entry that most likely comes next: the one after the last one found.</summary>
    /// <returns>Its place; <see cref="Count"/>: there is none.</returns>
    public int Foretold => _last + 1;

    /// <summary>The foretold entry is the one that came.</summary>
    public void TakeForetold() => _last++;

    /// <summary>Finds the entry or makes one.</summary>
    /// <returns>The entry's place, from 0 in the order of their making.</returns>
    public int PlaceOf(in SubscriptionKey subscription, int workload)
    {
        var next = Foretold;
        return _last = next < Count && IsAt(next, subscription, workload) ? next : Find(subscription, workload);
    }

    int Find(in SubscriptionKey subscription, int workload)
    {
        var hash = subscription.Hash((uint)workload) & HashHalf;
        var slot = FirstSlot(hash);
        for (; _index[slot] != 0; slot = Next(slot))
            if ((_index[slot] & HashHalf) == hash && IsAt(PlaceIn(_index[slot]), subscription, workload)) return PlaceIn(_index[slot]);

        return Add(hash, subscription, workload);
    }

    bool IsAt(int place, in SubscriptionKey subscription, int workload)
    {
        ref var entry = ref this[place];
        return entry.Workload == workload && entry.Subscription == subscription;
    }

    int Add(ulong hash, in SubscriptionKey subscription, int workload)
    {
        if ((Count + 1L) * 3 > _index.Length * 2L) Widen();
        var place = Count++;
        if (place >> PageBits == _pages.Count) _pages.Add(new UsageEntry[PageSize]);
        this[place].Subscription = subscription;
        this[place].Workload = workload;
        _index[FreeSlot(hash)] = hash | (uint)Count;
        return place;
    }

    void Widen()
    {
        var narrow = _index;
        _index = new ulong[narrow.Length * 2];
        foreach (var taken in narrow)
            if (taken != 0) _index[FreeSlot(taken)] = taken;
    }

    int FreeSlot(ulong hash)
    {
        var slot = FirstSlot(hash);
        while (_index[slot] != 0) slot = Next(slot);
        return slot;
    }

    int FirstSlot(ulong hash) => (int)((hash >> 32) & (ulong)(_index.Length - 1));

    int Next(int slot) => (slot + 1) & (_index.Length - 1);

    static int PlaceIn(ulong taken) => (int)(taken & ~HashHalf) - 1;
}
