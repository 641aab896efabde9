using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Who is credited with each subscription of the snapshot; with those nobody is credited with, their own location.</summary>
sealed class AttributionLines
{
    readonly SubscriptionLines _subscriptions;
    readonly AttributionLine[] _lines;

    /// <summary>Per position of a subscription line: where its subscription's attributions begin, and where they end.</summary>
    readonly (int From, int To)[] _ranges;

    /// <param name="lines">Of the whole month, in the order of <see cref="AttributionLine.Compare"/>.</param>
    public AttributionLines(SubscriptionLines subscriptions, AttributionLine[] lines)
    {
        _subscriptions = subscriptions;
        _lines = lines;
        _ranges = new (int, int)[subscriptions.Count];
        FindRanges();
    }

    /// <param name="delivery">Null: none has ever been delivered, which counts as empty.</param>
    /// <returns>Distinct lines in their order.</returns>
    public static AttributionLine[] Read(LandedDelivery? delivery, MonthReading reading)
    {
        var lines = new HashSet<AttributionLine>(checked((int)(delivery?.Rows ?? 0)));
        if (delivery is not null)
            reading.Read(delivery, row =>
            {
                var line = AttributionLine.From(row);
                if (!row.IsSound) return RowFate.Rejected;
                return lines.Add(line) ? RowFate.Used : RowFate.Duplicate;
            });
        AttributionLine[] ordered = [.. lines];
        Array.Sort(ordered, AttributionLine.Compare);
        return ordered;
    }

    /// <summary>One or more, by type and location.</summary>
    public ArraySegment<AttributionLine> Of(int position)
    {
        var (from, to) = _ranges[position];
        return from < to ? new ArraySegment<AttributionLine>(_lines, from, to - from) : new ArraySegment<AttributionLine>([OwnOf(position)]);
    }

    /// <summary>The first that names the line's own location, else the first.</summary>
    public AttributionLine PrimaryOf(int position)
    {
        var credited = Of(position);
        var own = _subscriptions[position].MpnId;
        foreach (var line in credited)
            if (line.MpnId == own) return line;
        return credited[0];
    }

    AttributionLine OwnOf(int position)
    {
        var line = _subscriptions[position];
        return new(line.Key.SubscriptionId, line.MpnId ?? DimPartnerLocation.UnknownMpnId, AttributionLine.UnknownType);
    }

    void FindRanges()
    {
        var (from, to) = (0, 0);
        for (var position = 0; position < _ranges.Length; position++)
        {
            var subscription = _subscriptions[position].Key.SubscriptionId;
            while (from < _lines.Length && _lines[from].SubscriptionId.CompareTo(subscription) < 0) from++;
            to = Math.Max(from, to);
            while (to < _lines.Length && _lines[to].SubscriptionId == subscription) to++;
            _ranges[position] = (from, to);
        }
    }
}
