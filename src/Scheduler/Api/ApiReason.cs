namespace InsightsEtl.Scheduler.Api;

/// <summary>Why something is to be done; it stands in the audit.</summary>
sealed record ApiReason(string? Reason);
