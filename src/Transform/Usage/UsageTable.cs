namespace InsightsEtl.Transform;

/// <summary>The month's usage entries, found by subscription, SKU and workload: an index of open addresses over pages of entries.</summary>
/// <remarks>
/// Hot path. A delivery mostly repeats the order of the one before, so the entry after the last one found is tried first:
/// neighbours in memory, no hash. In random order the half hash in the index spares the look at other keys' entries, and memory is
/// waited for three times a row, unless it is asked for some rows before.
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

    public bool IsForetold(in SubscriptionKey subscription, int workload) => Foretold < Count && IsAt(Foretold, subscription, workload);

    /// <summary>The entry at the place is the one that came.</summary>
    public void Take(int place) => _last = place;

    /// <summary>Finds the entry or makes one.</summary>
    /// <returns>The entry's place, from 0 in the order of their making.</returns>
    public int PlaceOf(in SubscriptionKey subscription, int workload)
    {
        if (IsForetold(subscription, workload)) return _last = Foretold;
        var hash = HashOf(subscription, workload);
        var place = Find(hash, subscription, workload);
        return _last = place >= 0 ? place : Add(hash, subscription, workload);
    }

    /// <returns>The entry's place; -1: there is none.</returns>
    public int Find(in SubscriptionKey subscription, int workload) => Find(HashOf(subscription, workload), subscription, workload);

    /// <summary>Has the processor fetch where an entry's place stands, for a <see cref="Find(in SubscriptionKey, int)"/> to come.</summary>
    /// <returns>What <see cref="ForeseeEntry"/> takes once that has had its time.</returns>
    public ulong Foresee(in SubscriptionKey subscription, int workload)
    {
        var hash = HashOf(subscription, workload);
        Prefetch.Of(ref _index[FirstSlot(hash)]);
        return hash;
    }

    /// <summary>Has the processor fetch the entry itself, where its place is known by now.</summary>
    /// <returns>What is likely its place; -1: there is none.</returns>
    public int ForeseeEntry(ulong hash)
    {
        for (var slot = FirstSlot(hash); _index[slot] != 0; slot = Next(slot))
        {
            if ((_index[slot] & HashHalf) != hash) continue;
            var place = PlaceIn(_index[slot]);
            Prefetch.Of(ref this[place]);
            return place;
        }

        return -1;
    }

    int Find(ulong hash, in SubscriptionKey subscription, int workload)
    {
        for (var slot = FirstSlot(hash); _index[slot] != 0; slot = Next(slot))
            if ((_index[slot] & HashHalf) == hash && IsAt(PlaceIn(_index[slot]), subscription, workload)) return PlaceIn(_index[slot]);

        return -1;
    }

    static ulong HashOf(in SubscriptionKey subscription, int workload) => subscription.Hash((uint)workload) & HashHalf;

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
