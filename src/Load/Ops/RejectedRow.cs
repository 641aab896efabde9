namespace InsightsEtl.Load.Ops;

/// <summary>A row that was refused, with enough of its text for a person to find it by; of billing never an amount.</summary>
/// <param name="LineNumber">In the part, from 1, the header included.</param>
public sealed record RejectedRow(
    DateOnly MonthStart, string Feed, DateOnly DeliveryDate, string Part, long LineNumber, string? Field, string Reason, string? Excerpt);
