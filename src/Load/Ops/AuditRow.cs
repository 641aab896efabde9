namespace InsightsEtl.Load.Ops;

/// <summary>Something a person did.</summary>
/// <param name="Before">JSON; null where there was nothing.</param>
public sealed record AuditRow(long ActionId, string Who, string What, string Why, string? Before, string? After, DateTime ActedAt);
