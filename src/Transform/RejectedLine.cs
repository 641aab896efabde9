using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>A row that is not used, with where it stands and why.</summary>
/// <param name="Part">The part's name in the manifest.</param>
/// <param name="LineNumber">Physical line on which the row begins, from 1, header included.</param>
/// <param name="Field">The offending column; null where the row as a whole is at fault.</param>
/// <param name="Excerpt">At most 200 characters, for a person to find the row by; of billing without amount and quantity.</param>
public sealed record RejectedLine(LandedDelivery Delivery, string Part, long LineNumber, string? Field, RejectReason Reason, string? Excerpt);
