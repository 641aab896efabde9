namespace InsightsEtl.Load;

/// <summary>What is asked for of a month.</summary>
/// <param name="Step">The only step wanted: extract, month or report; null: all.</param>
/// <param name="IsForced">Also where the month is published from the very same deliveries.</param>
/// <param name="IsFromLanding">Only from what has landed: no feed is asked.</param>
public sealed record WantedRun(string? Step = null, bool IsForced = false, bool IsFromLanding = false);
