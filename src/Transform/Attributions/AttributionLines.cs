using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Who is credited with each subscription of the snapshot; with those nobody is credited with, their own location.</summary>
sealed class AttributionLines
{
    readonly SubscriptionLines _subscriptions;
    readonly AttributionLine[] _lines;

    /// <summary>Per position of a subscription line: where its subscription's attributions begin, and where they end.</summary>
    readonly (int From, int To)[] _ranges;

    AttributionLines(SubscriptionLines subscriptions, IEnumerable<AttributionLine> lines)
    {
        _subscriptions = subscriptions;
        _lines = [.. lines];
        Array.Sort(_lines, AttributionLine.Compare);
        _ranges = new (int, int)[subscriptions.Count];
        FindRanges();
    }

    /// <param name="delivery">Null: none has ever been delivered, which counts as empty.</param>
    public static AttributionLines Read(LandedDelivery? delivery, SubscriptionLines subscriptions, MonthReading reading)
    {
        var lines = new HashSet<AttributionLine>(checked((int)(delivery?.Rows ?? 0)));
        if (delivery is not null)
            reading.Read(delivery, row =>
            {
                var line = AttributionLine.From(row);
                if (!row.IsSound) return RowFate.Rejected;
                return lines.Add(line) ? RowFate.Used : RowFate.Duplicate;
            });
        return new AttributionLines(subscriptions, lines);
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
