using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>A delivery that is left out: refused for what is wrong with it, or incomplete for want of its manifest.</summary>
/// <param name="IsTold">Whether a message for the webhook is written of it, unless one has told of it with the same reason.</param>
public sealed record DeliveryProblem(Feed Feed, DateOnly Date, bool IsRefused, string Message, bool IsTold = false);
