namespace InsightsEtl.Scheduler.Api;

/// <summary>Months that somebody asks for.</summary>
/// <param name="Months">Such as 2026-10; at least one.</param>
/// <param name="Step">extract, month or report; null: all.</param>
/// <param name="Force">Also where the deliveries are the very same.</param>
/// <param name="Reason">Why; it stands in the audit.</param>
sealed record ApiRequest(IReadOnlyList<string>? Months, string? Step, bool Force, string? Reason);
