using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Reads the partners of a month's snapshot, by MPN id.</summary>
static class PartnerLines
{
    public static KeyedLines<string, PartnerLine> Read(LandedDelivery delivery, MonthReading reading)
    {
        var lines = new KeyedLines<string, PartnerLine>(delivery.Rows);
        reading.Read(delivery, row =>
        {
            var line = PartnerLine.From(row);
            return row.IsSound ? lines.Add(line.MpnId, line) : RowFate.Rejected;
        });
        return lines;
    }
}
