using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>A month's usage of a range of customers: a part a day, all open at once, so that a customer is worked out once.</summary>
/// <remarks>
/// Hot path: 15 million rows and more in a full month; whole numbers, no allocation per row. A row is the day, what the days of a
/// subscription and workload have in common, and two numbers.
/// </remarks>
sealed class UsageDays : IDisposable
{
    const int LongestDay = 11;

    readonly Chance _chance;
    readonly int _month;
    readonly PartFile[] _parts;
    readonly DateOnly[] _days;
    readonly int[] _dayShares;
    readonly byte[] _dayTexts;
    readonly byte[] _common = new byte[256];

    /// <param name="open">Opens the part of a delivery.</param>
    /// <param name="days">Ascending.</param>
    public UsageDays(Chance chance, int month, IReadOnlyList<DateOnly> days, Func<DeliveryName, PartFile> open)
    {
        (_chance, _month) = (chance, month);
        _days = [.. days];
        _dayShares = [.. days.Select(UsageShares.OfDay)];
        _dayTexts = [.. days.SelectMany(day => Encoding.ASCII.GetBytes(day.ToString("yyyy-MM-dd,", CultureInfo.InvariantCulture)))];
        _parts = [.. days.Select(day => open(new DeliveryName(Feed.Usage, day)))];
        foreach (var part in _parts)
        {
            part.Write(Encoding.ASCII.GetBytes(string.Join(',', Feed.Usage.Columns.Select(column => column.Name))));
            part.EndHeader();
        }
    }

    public void Write(Subscription subscription)
    {
        if (!subscription.IsUsed) return;
        Write(subscription, subscription.Sku, isAddOn: false);
        if (subscription.Slot.AddOn is { } addOn) Write(subscription, addOn, isAddOn: true);
    }

    public IEnumerable<WrittenPart> Close() => _parts.Select(part => part.Close()).ToList();

    public void Dispose()
    {
        foreach (var part in _parts) part.Dispose();
    }

    void Write(Subscription subscription, Sku sku, bool isAddOn)
    {
        for (var place = 0; place < sku.Workloads.Length; place++)
        {
            var length = Common(subscription.Id, sku.Id, sku.Workloads[place]);
            var shares = new UsageShares(_chance, subscription, isAddOn, place, _month);
            var bought = subscription.BoughtDate;
            for (var day = 0; day < _days.Length; day++)
                if (_days[day] >= bought) WriteRow(day, length, sku.IsAzure ? (1, 1) : shares.On(_days[day].DayNumber, _dayShares[day]));
        }
    }

    void WriteRow(int day, int length, (int Assigned, int Active) seats)
    {
        var part = _parts[day];
        part.Write(_dayTexts.AsSpan(day * LongestDay, LongestDay));
        part.Write(_common.AsSpan(0, length));
        part.Write(seats.Assigned);
        part.Write((byte)',');
        part.Write(seats.Active);
        part.EndRow();
    }

    /// <summary>Subscription, SKU and workload with a comma after each.</summary>
    int Common(Guid subscription, Guid sku, string workload)
    {
        subscription.TryFormat(_common, out var length);
        _common[length++] = (byte)',';
        sku.TryFormat(_common.AsSpan(length), out var written);
        length += written;
        _common[length++] = (byte)',';
        length += Encoding.UTF8.GetBytes(workload, _common.AsSpan(length));
        _common[length++] = (byte)',';
        return length;
    }
}
