using InsightsEtl.Load.Ops;

namespace InsightsEtl.Scheduler.Downloads;

/// <summary>A link that was made.</summary>
/// <param name="Address">Whole, as a tool takes it.</param>
sealed record MadeLink(ReportFileRow File, string Address, DateTime Expires);
