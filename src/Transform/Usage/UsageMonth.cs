using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>A month's usage entries held against its subscriptions: those in the snapshot in order, the others as orphans.</summary>
sealed class UsageMonth
{
    readonly IReadOnlyList<UsageLines> _shares;
    readonly WorkloadNames _workloads = new();

    /// <summary>Where the entries are whose subscription and SKU are in the snapshot, in its order, then by workload.</summary>
    readonly (int Share, int Place)[] _places;

    /// <summary>Maximum over workloads of each one's latest seats, by position in the snapshot.</summary>
    readonly Seats[] _seats;

    public UsageMonth(IReadOnlyList<UsageLines> shares, SubscriptionLines subscriptions)
    {
        _shares = shares;
        _seats = new Seats[subscriptions.Count];
        NameWorkloadsAlike();
        _places = Attach(subscriptions);
    }

    public OrphanRows Orphans { get; } = new(Feed.Usage);

    public int Count => _places.Length;

    /// <summary>The entry at a place in the order of the snapshot, with its workload's name.</summary>
    public (UsageEntry Entry, string Workload) this[int order]
    {
        get
        {
            var (share, place) = _places[order];
            var entry = _shares[share].Entries[place];
            return (entry, _workloads[entry.Workload]);
        }
    }

    public Seats SeatsOf(int position) => _seats[position];

    /// <summary>Each share has numbered the workloads as it met them; from here on they have one number each.</summary>
    void NameWorkloadsAlike()
    {
        foreach (var share in _shares)
        {
            var numbers = share.Workloads.NumbersIn(_workloads);
            for (var place = 0; place < share.Entries.Count; place++)
            {
                ref var entry = ref share.Entries[place];
                entry.Workload = numbers[entry.Workload];
            }
        }
    }

    (int Share, int Place)[] Attach(SubscriptionLines subscriptions)
    {
        var ranks = _workloads.Ranks();
        var orders = new ulong[_shares.Sum(share => share.Entries.Count)];
        var places = new (int Share, int Place)[orders.Length];
        var count = 0;
        foreach (var (number, share) in _shares.Index())
        {
            for (var place = 0; place < share.Entries.Count; place++)
            {
                ref var entry = ref share.Entries[place];
                if (!subscriptions.TryFind(entry.Subscription, out var position))
                {
                    Orphans.Add(entry.Subscription, entry.UsedRows);
                    continue;
                }

                Raise(ref _seats[position], entry.Latest);
                orders[count] = (ulong)position << 32 | (uint)ranks[entry.Workload];
                places[count++] = (number, place);
            }
        }

        Array.Sort(orders, places, 0, count);
        return places[..count];
    }

    static void Raise(ref Seats most, Seats seats) =>
        most = new Seats(Math.Max(most.Assigned, seats.Assigned), Math.Max(most.Active, seats.Active));
}
