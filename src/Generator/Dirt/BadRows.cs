using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>Plants bad rows in a part: one after so many good ones, and at a month's end one of each kind there is room for.</summary>
sealed class BadRows
{
    /// <summary>Rejects of a feed and month stay below this, unless a larger share is asked for: above 5 of 1,000 a month stops.</summary>
    const decimal MostShare = 0.0035m;

    readonly Feed _feed;
    readonly bool _isNdjson;
    readonly bool _isEveryKindDue;
    readonly List<BadColumn?> _order;
    int _next;

    /// <param name="share">Of the rows, above 0.</param>
    public BadRows(DeliveryName delivery, decimal share)
    {
        var month = Month.Of(delivery.Date);
        (_feed, _isNdjson) = (delivery.Feed, PartShape.Of(delivery).IsNdjson);
        _isEveryKindDue = delivery.Date == month.Last || delivery.Feed == Feed.Billing;
        _order = Order(BadColumn.Of(_feed, _isNdjson, month), BadColumn.RareKindsOf(_feed), delivery.Date);
        RowsBetween = Math.Max(1, (long)(1 / share));
    }

    public long RowsBetween { get; }

    public PlantedRows Planted { get; } = new();

    public void PlantNext(PartFile part) => Plant(part, _order[_next++ % _order.Count]);

    /// <summary>Whatever kinds a part's rows have not had yet; a duplicate is due even where there is no room for a reject.</summary>
    public void PlantRest(PartFile part)
    {
        if (!_isEveryKindDue || part.Rows == 0) return;
        var most = (long)(part.Rows * MostShare);
        for (; _next < _order.Count; _next++)
            if (_order[_next] is null || Planted.Rejects < most) Plant(part, _order[_next]);
    }

    /// <summary>Rare kinds first, then a duplicate (null), then the others, which take turns from day to day.</summary>
    static List<BadColumn?> Order(IReadOnlyList<BadColumn> kinds, int rare, DateOnly date)
    {
        var others = kinds.Skip(rare).ToList();
        var turn = (date.DayNumber * 3 + date.Month) % others.Count;
        return [.. kinds.Take(rare), null, .. others.Skip(turn), .. others.Take(turn)];
    }

    void Plant(PartFile part, BadColumn? fault)
    {
        Planted.Count(fault?.Kind ?? BadRowKind.Duplicate);
        part.WritePlanted(fault is null ? part.LastRow.ToArray() : BadRow.Of(_feed, _isNdjson, part.LastRow, fault));
    }
}
