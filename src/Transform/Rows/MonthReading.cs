using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>A walk through a month's deliveries: every row has one fate, every reject leaves at once, every fate is counted.</summary>
/// <remarks>Several may walk side by side: rejects and counts leave one after another.</remarks>
sealed class MonthReading(
    Func<LandedPart, Feed, RecordReader> open,
    Action<RejectedLine> reject,
    Action<DeliveryCount>? progress,
    CancellationToken cancellationToken)
{
    const int RowsBetweenChecks = 4096;

    readonly TextPool _texts = new();
    readonly Dictionary<LandedDelivery, DeliveryTally> _tallies = [];
    readonly Lock _turn = new();

    /// <summary>Of readings side by side; null where there is one.</summary>
    SideBySide? _others;

    /// <exception cref="KeyNotFoundException">The delivery has not been read.</exception>
    public DeliveryCount CountOf(LandedDelivery delivery) => _tallies[delivery].Count;

    /// <summary>Runs readings side by side, begun in their order; the first that fails stops the others, and its exception is thrown when all have ended.</summary>
    public void ReadSideBySide(IEnumerable<Action> readings)
    {
        using var others = new SideBySide(cancellationToken);
        _others = others;
        try
        {
            others.Run(readings);
        }
        finally
        {
            _others = null;
        }
    }

    /// <summary>Gives every record whose fields can be told apart to <paramref name="take"/>, parts in order, rows in order.</summary>
    /// <exception cref="UnreadablePartException">The rows are not as many as the manifest says.</exception>
    public void Read(LandedDelivery delivery, Func<Row, RowFate> take) => Read(delivery, new RowReader(Share.Whole, take));

    /// <summary>The same for one share of the records; the delivery is counted when all of its shares have been read.</summary>
    public void Read(LandedDelivery delivery, RowReader reader)
    {
        var row = new Row(delivery.Feed, _texts);
        var fates = new long[(int)RowFate.Rejected + 1];
        foreach (var part in delivery.Parts) ReadPart(delivery, part, reader, row, fates);
        InTurn(() => Count(delivery, reader.Share, fates));
    }

    /// <summary>One reading after another; once one has failed, what it failed on is left alone.</summary>
    void InTurn(Action tell)
    {
        lock (_turn)
        {
            ThrowIfStopped();
            try
            {
                tell();
            }
            catch (Exception failure)
            {
                _others?.Stop(failure);
                throw;
            }
        }
    }

    void ReadPart(LandedDelivery delivery, LandedPart part, RowReader reader, Row row, long[] fates)
    {
        ThrowIfStopped();
        using var record = open(part, delivery.Feed);
        var (share, take, foresee) = reader;
        var passedOver = 0;
        for (var rows = 1L; record.Read(); rows++)
        {
            if (rows % RowsBetweenChecks == 0) ThrowIfStopped();
            if (foresee is not null && --passedOver < 0) passedOver = foresee(record);
            if (!share.Has(record)) continue;
            row.Begin(record);
            var fate = row.IsSound ? take(row) : RowFate.Rejected;
            fates[(int)fate]++;
            if (fate == RowFate.Conflicting) row.Reject(RejectReason.ConflictingDuplicate, null);
            if (!row.IsSound) Reject(delivery, part, record, row);
        }
    }

    void ThrowIfStopped()
    {
        cancellationToken.ThrowIfCancellationRequested();
        _others?.ThrowIfStopped();
    }

    void Reject(LandedDelivery delivery, LandedPart part, RecordReader record, Row row)
    {
        var rejected = new RejectedLine(
            delivery, part.Name, record.LineNumber, row.Field, row.Reason!.Value, Excerpt.Of(record, delivery.Feed, row.Field));
        InTurn(() => reject(rejected));
    }

    void Count(LandedDelivery delivery, Share share, long[] fates)
    {
        if (!_tallies.TryGetValue(delivery, out var tally)) _tallies.Add(delivery, tally = new DeliveryTally(delivery));
        tally.Add(fates);
        if (tally.Shares < share.Of) return;
        if (tally.Count.RowsIn != delivery.Rows) throw NotAsLanded(tally.Count);
        progress?.Invoke(tally.Count);
    }

    static UnreadablePartException NotAsLanded(DeliveryCount count) =>
        new($"Found {count.RowsIn} rows in {count.Delivery}; its manifest says {count.Delivery.Rows}.");
}
