using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Reads the customers of a month's snapshot, by tenant.</summary>
static class CustomerLines
{
    public static KeyedLines<Guid, CustomerLine> Read(LandedDelivery delivery, MonthReading reading)
    {
        var lines = new KeyedLines<Guid, CustomerLine>(delivery.Rows);
        reading.Read(delivery, row =>
        {
            var line = CustomerLine.From(row);
            return row.IsSound ? lines.Add(line.CustomerTenantId, line) : RowFate.Rejected;
        });
        return lines;
    }
}
