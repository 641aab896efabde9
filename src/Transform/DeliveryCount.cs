using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>What became of every row of a delivery in a month: RowsIn = RowsUsed + RowsDuplicate + RowsRejected.</summary>
/// <param name="RowsDuplicate">Exact duplicates of an earlier row of the same delivery.</param>
public sealed record DeliveryCount(LandedDelivery Delivery, long RowsIn, long RowsUsed, long RowsDuplicate, long RowsRejected);
