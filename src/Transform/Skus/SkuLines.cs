using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Reads the SKUs of a month's snapshot, by id.</summary>
static class SkuLines
{
    public static KeyedLines<Guid, SkuLine> Read(LandedDelivery delivery, MonthReading reading)
    {
        var lines = new KeyedLines<Guid, SkuLine>(delivery.Rows);
        reading.Read(delivery, row =>
        {
            var line = SkuLine.From(row);
            return row.IsSound ? lines.Add(line.SkuId, line) : RowFate.Rejected;
        });
        return lines;
    }
}
