namespace InsightsEtl.Scheduler.Simulation;

/// <summary>A request for a page, as the service saw it.</summary>
/// <param name="RequestId">Its <c>MS-RequestId</c>.</param>
/// <param name="Fault">What it was answered with; null: what it asked for.</param>
sealed record SimulatedRequest(DateTimeOffset At, SimulatedPage Page, string RequestId, FaultKind? Fault);
