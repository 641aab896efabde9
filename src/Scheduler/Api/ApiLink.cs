namespace InsightsEtl.Scheduler.Api;

/// <summary>An address that downloads one file without a sign-in, for a while.</summary>
sealed record ApiLink(string Address, DateTime ExpiresAt, string Sha256);
