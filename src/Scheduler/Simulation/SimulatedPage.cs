namespace InsightsEtl.Scheduler.Simulation;

/// <summary>A page of a delivery as faults know it.</summary>
/// <param name="Number">From 1.</param>
sealed record SimulatedPage(string Feed, DateOnly Date, int Number);
