namespace InsightsEtl.Transform;

/// <summary>Rows of usage as nearly all of them are written, with nothing but commas between the columns.</summary>
/// <remarks>
/// Hot path: <c>yyyy-MM-dd,subscriptionId,skuId,workload,assignedSeats,activeSeats</c>. A delivery mostly repeats the keys of the one
/// before in their order, so that a row is compared with what is foretold of it, and its two numbers alone are parsed. A row out of order
/// is looked up; what is neither is no fault: it is read field by field.
/// </remarks>
sealed class PlainUsage(UsageTable entries, WorkloadNames workloads)
{
    /// <summary>Rows ahead of which memory is first asked for.</summary>
    public const int FarAhead = 24;

    /// <summary>Rows between asking where an entry is and asking for the entry.</summary>
    const int RowsBetween = 12;

    const int DateLength = 10;
    const int KeyAt = DateLength;
    const int SkuAt = KeyAt + 1 + GuidField.Length + 1;
    const int WorkloadAt = KeyAt + KeyTexts.Length;

    readonly byte[] _date = new byte[DateLength];
    readonly ulong?[] _foreseen = new ulong?[RowsBetween];
    KeyTexts _texts = new();
    int _nextForeseen;
    int _day = -1;

    /// <summary>The last row was taken here, and came as the one before it foretold.</summary>
    public bool IsInOrder { get; private set; }

    /// <summary>Takes a row of a day and a key that are known.</summary>
    /// <returns>False: it is another one, or it is written otherwise.</returns>
    public bool TryTake(ReadOnlySpan<byte> row, out int place, out int day, out Seats seats)
    {
        (place, day, seats) = (entries.Foretold, _day, default);
        var isOfDay = row.Length > WorkloadAt && row[..DateLength].SequenceEqual(_date);
        if (isOfDay && IsInOrder && IsForetold(row, place, out seats))
        {
            entries.Take(place);
            return true;
        }

        var foretold = place;
        var isKnown = isOfDay && TryFind(row, out place, out seats);
        IsInOrder = isKnown && place == foretold;
        if (IsInOrder) LearnText(row, place);
        if (isKnown) entries.Take(place);
        return isKnown;
    }

    /// <summary>
    /// Where rows do not come in order: asks for the memory that a row far ahead will need to be found, and for the entry of the row that
    /// was far ahead some calls before.
    /// </summary>
    /// <returns>That entry's place, as it most likely will be, and the day; -1: not known.</returns>
    public (int Place, int Day) Foresee(ReadOnlySpan<byte> far, Share share)
    {
        ref var foreseen = ref _foreseen[_nextForeseen];
        _nextForeseen = (_nextForeseen + 1) % _foreseen.Length;
        var place = foreseen is { } hash && _day >= 0 ? entries.ForeseeEntry(hash) : -1;
        foreseen = IsToCome(far, share) && TryKey(far, out var subscription, out var workload, out _) ? entries.Foresee(subscription, workload) : null;
        return (place, _day);
    }

    /// <summary>Remembers how a sound row is written, for the next delivery's row of the same entry.</summary>
    public void Remember(ReadOnlySpan<byte> row, int place, int day)
    {
        if (row.Length <= WorkloadAt || row.Slice(KeyAt, KeyTexts.Length) is not [(byte)',', .., (byte)',']) return;
        row[..DateLength].CopyTo(_date);
        _day = day;
        LearnText(row, place);
    }

    /// <summary>All deliveries have been read.</summary>
    public void Forget() => _texts = new KeyTexts();

    void LearnText(ReadOnlySpan<byte> row, int place)
    {
        ref var entry = ref entries[place];
        if (entry.Text == KeyTexts.None) entry.Text = _texts.Add(row.Slice(KeyAt, KeyTexts.Length));
    }

    bool IsForetold(ReadOnlySpan<byte> row, int place, out Seats seats)
    {
        seats = default;
        if (place >= entries.Count) return false;
        ref var entry = ref entries[place];
        if (entry.Text == KeyTexts.None || !row.Slice(KeyAt, KeyTexts.Length).SequenceEqual(_texts[entry.Text])) return false;
        var workload = workloads.TextOf(entry.Workload);
        return row[WorkloadAt..].StartsWith(workload) && TryCounts(row[(WorkloadAt + workload.Length)..], out seats);
    }

    bool TryFind(ReadOnlySpan<byte> row, out int place, out Seats seats)
    {
        (place, seats) = (-1, default);
        if (!TryKey(row, out var subscription, out var workload, out var countsAt)) return false;
        // In order, but written otherwise than it was learnt: no need to hash.
        place = IsInOrder && entries.IsForetold(subscription, workload) ? entries.Foretold : entries.Find(subscription, workload);
        return place >= 0 && TryCounts(row[countsAt..], out seats);
    }

    /// <summary>Subscription, SKU and a workload that is known.</summary>
    bool TryKey(ReadOnlySpan<byte> row, out SubscriptionKey key, out int workload, out int countsAt)
    {
        (key, workload, countsAt) = (default, 0, WorkloadAt);
        if (row.Length <= WorkloadAt || row[KeyAt] != ',' || row[SkuAt - 1] != ',' || row[WorkloadAt - 1] != ',') return false;
        var length = row[WorkloadAt..].IndexOf((byte)',');
        if (length < 0 || !workloads.TryNumberOf(row.Slice(WorkloadAt, length), out workload)) return false;
        if (!GuidField.TryParse(row.Slice(KeyAt + 1, GuidField.Length), out var subscription)) return false;
        if (!GuidField.TryParse(row.Slice(SkuAt, GuidField.Length), out var sku)) return false;
        key = new SubscriptionKey(subscription, sku);
        countsAt += length;
        return true;
    }

    /// <summary>Whether a row will most likely be looked up here.</summary>
    bool IsToCome(ReadOnlySpan<byte> row, Share share) =>
        row.Length > WorkloadAt && share.HasEnding(row[SkuAt - 2]) && row[..DateLength].SequenceEqual(_date);

    /// <summary>A comma and a count, twice.</summary>
    static bool TryCounts(ReadOnlySpan<byte> text, out Seats seats)
    {
        seats = default;
        if (text is not [(byte)',', .. var counts]) return false;
        var comma = counts.IndexOf((byte)',');
        if (comma < 0) return false;
        if (!IntField.TryParse(counts[..comma], out var assigned) || !IntField.TryParse(counts[(comma + 1)..], out var active)) return false;
        seats = new Seats(assigned, active);
        return assigned >= 0 && active >= 0;
    }
}
