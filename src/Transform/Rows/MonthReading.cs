using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>One walk through a month's deliveries: every row has one fate, every reject leaves at once, every fate is counted.</summary>
sealed class MonthReading(
    Func<LandedPart, Feed, RecordReader> open,
    Action<RejectedLine> reject,
    Action<DeliveryCount>? progress,
    CancellationToken cancellationToken)
{
    const int RowsBetweenChecks = 4096;

    readonly TextPool _texts = new();
    readonly Dictionary<LandedDelivery, DeliveryCount> _counts = [];

    /// <exception cref="KeyNotFoundException">The delivery has not been read.</exception>
    public DeliveryCount CountOf(LandedDelivery delivery) => _counts[delivery];

    /// <summary>Gives every record whose fields can be told apart to <paramref name="take"/>, parts in order, rows in order.</summary>
    /// <exception cref="UnreadablePartException">The rows are not as many as the manifest says.</exception>
    public void Read(LandedDelivery delivery, Func<Row, RowFate> take)
    {
        var row = new Row(delivery.Feed, _texts);
        var fates = new long[(int)RowFate.Rejected + 1];
        foreach (var part in delivery.Parts) ReadPart(delivery, part, row, fates, take);

        var rejected = fates[(int)RowFate.Rejected] + fates[(int)RowFate.Conflicting];
        var count = new DeliveryCount(delivery, fates.Sum(), fates[(int)RowFate.Used], fates[(int)RowFate.Duplicate], rejected);
        if (count.RowsIn != delivery.Rows) throw NotAsLanded(count);
        _counts.Add(delivery, count);
        progress?.Invoke(count);
    }

    void ReadPart(LandedDelivery delivery, LandedPart part, Row row, long[] fates, Func<Row, RowFate> take)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var record = open(part, delivery.Feed);
        for (var rows = 1L; record.Read(); rows++)
        {
            if (rows % RowsBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
            row.Begin(record);
            var fate = row.IsSound ? take(row) : RowFate.Rejected;
            fates[(int)fate]++;
            if (fate == RowFate.Conflicting) row.Reject(RejectReason.ConflictingDuplicate, null);
            if (!row.IsSound)
                reject(new RejectedLine(
                    delivery, part.Name, record.LineNumber, row.Field, row.Reason!.Value, Excerpt.Of(record, delivery.Feed, row.Field)));
        }
    }

    static UnreadablePartException NotAsLanded(DeliveryCount count) =>
        new($"Found {count.RowsIn} rows in {count.Delivery}; its manifest says {count.Delivery.Rows}.");
}
