namespace InsightsEtl.Load;

/// <summary>How far a run is with one piece of its work.</summary>
/// <param name="Label">As a terminal shows it, such as <c>2026-10 transform</c>.</param>
/// <param name="TotalBytes">Null: not known.</param>
/// <param name="Age">Since it began.</param>
public sealed record StepProgress(string Label, long? TotalBytes, long DoneBytes, long DoneRows, bool IsEnded, TimeSpan Age);
