using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>A month's usage entries held against its subscriptions: those in the snapshot in order, the others as orphans.</summary>
sealed class UsageMonth
{
    readonly UsageTable _entries;
    readonly WorkloadNames _workloads;

    /// <summary>Places of the entries whose subscription and SKU are in the snapshot, in its order, then by workload.</summary>
    readonly int[] _places;

    /// <summary>Maximum over workloads of each one's latest seats, by position in the snapshot.</summary>
    readonly Seats[] _seats;

    public UsageMonth(UsageTable entries, WorkloadNames workloads, SubscriptionLines subscriptions)
    {
        _entries = entries;
        _workloads = workloads;
        _seats = new Seats[subscriptions.Count];
        _places = Attach(subscriptions);
    }

    public OrphanRows Orphans { get; } = new(Feed.Usage);

    public int Count => _places.Length;

    /// <summary>The entry at a place in the order of the snapshot, with its workload's name.</summary>
    public (UsageEntry Entry, string Workload) this[int order]
    {
        get
        {
            var entry = _entries[_places[order]];
            return (entry, _workloads[entry.Workload]);
        }
    }

    public Seats SeatsOf(int position) => _seats[position];

    int[] Attach(SubscriptionLines subscriptions)
    {
        var ranks = _workloads.Ranks();
        var orders = new ulong[_entries.Count];
        var places = new int[_entries.Count];
        var count = 0;
        for (var place = 0; place < places.Length; place++)
        {
            ref var entry = ref _entries[place];
            if (!subscriptions.TryFind(entry.Subscription, out var position))
            {
                Orphans.Add(entry.Subscription, entry.UsedRows);
                continue;
            }

            Raise(ref _seats[position], entry.Latest);
            orders[count] = (ulong)position << 32 | (uint)ranks[entry.Workload];
            places[count++] = place;
        }

        Array.Sort(orders, places, 0, count);
        return places[..count];
    }

    static void Raise(ref Seats most, Seats seats) =>
        most = new Seats(Math.Max(most.Assigned, seats.Assigned), Math.Max(most.Active, seats.Active));
}
