using System.Numerics;
using System.Runtime.InteropServices;

namespace InsightsEtl.Transform;

/// <summary>What a month knows of one workload of a subscription and SKU: 64 bytes, however many days report it.</summary>
/// <remarks>Days are bits of a mask, bit 0 the first of the month. Deliveries are read latest first.</remarks>
[StructLayout(LayoutKind.Auto)]
struct UsageEntry
{
    public SubscriptionKey Subscription;

    /// <summary>Of <see cref="WorkloadNames"/>.</summary>
    public int Workload;

    /// <summary>How the feed writes its subscription and SKU: of <see cref="KeyTexts"/>; its <c>None</c> until a row has been remembered.</summary>
    public int Text;

    /// <summary>Of the latest day known.</summary>
    public Seats Latest;

    public int PeakActiveSeats;

    /// <summary>Days some delivery has reported: an earlier delivery's row of such a day is superseded.</summary>
    uint _days;

    /// <summary>Days the delivery numbered <see cref="_delivery"/> has reported.</summary>
    uint _daysOfDelivery;

    /// <summary>At most 31 days of each of 31 deliveries.</summary>
    ushort _usedRows;

    byte _delivery;

    public readonly int DaysReported => BitOperations.PopCount(_days);

    public readonly int UsedRows => _usedRows;

    /// <param name="delivery">Number of the delivery in the order of reading, from 1.</param>
    /// <returns>False: the same delivery has reported the day before.</returns>
    public bool TryClaim(int day, byte delivery)
    {
        if (_delivery != delivery) (_delivery, _daysOfDelivery) = (delivery, 0);
        var bit = 1u << day;
        if ((_daysOfDelivery & bit) != 0) return false;
        _daysOfDelivery |= bit;
        return true;
    }

    /// <summary>Uses the day's seats unless a later delivery has said what they were.</summary>
    public void Use(int day, Seats seats)
    {
        _usedRows++;
        var bit = 1u << day;
        if ((_days & bit) != 0) return;

        if (bit > _days) Latest = seats;
        PeakActiveSeats = Math.Max(PeakActiveSeats, seats.Active);
        _days |= bit;
    }
}
