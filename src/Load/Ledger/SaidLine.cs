namespace InsightsEtl.Load;

/// <summary>A line that a run said.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Age">Since it was said.</param>
public sealed record SaidLine(int Number, string Message, TimeSpan Age);
