namespace InsightsEtl.Load.Ops;

/// <summary>A text that is another one whenever pages about runs would look different.</summary>
/// <param name="IsOver">Nothing that was asked about runs any more.</param>
public sealed record PulseRow(string Pulse, bool IsOver);
