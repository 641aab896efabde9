namespace InsightsEtl.Load.Ops;

/// <summary>A line that a run said on its way.</summary>
public sealed record LogLineRow(int LineNumber, string Message, DateTime LoggedAt);
