using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>The fates of a delivery's rows, share by share.</summary>
sealed class DeliveryTally(LandedDelivery delivery)
{
    readonly long[] _fates = new long[(int)RowFate.Rejected + 1];

    /// <summary>Shares that have been read.</summary>
    public int Shares { get; private set; }

    public DeliveryCount Count => new(
        delivery, _fates.Sum(), _fates[(int)RowFate.Used], _fates[(int)RowFate.Duplicate],
        _fates[(int)RowFate.Rejected] + _fates[(int)RowFate.Conflicting]);

    public void Add(long[] fates)
    {
        for (var fate = 0; fate < fates.Length; fate++) _fates[fate] += fates[fate];
        Shares++;
    }
}
