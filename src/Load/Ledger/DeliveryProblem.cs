using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>A delivery that is left out: refused for what is wrong with it, or incomplete for want of its manifest.</summary>
public sealed record DeliveryProblem(Feed Feed, DateOnly Date, bool IsRefused, string Message);
