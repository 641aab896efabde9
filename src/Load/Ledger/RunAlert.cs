namespace InsightsEtl.Load;

/// <summary>What is told of a run that failed.</summary>
/// <param name="IsCheck">A month was held back by its checks; else anything else.</param>
public sealed record RunAlert(bool IsCheck, string Message);
