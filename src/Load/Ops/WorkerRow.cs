namespace InsightsEtl.Load.Ops;

/// <summary>A process that works on requests.</summary>
/// <param name="SlotCount">Months it works on at once.</param>
public sealed record WorkerRow(string HostName, int ProcessId, int SlotCount, DateTime StartedAt, DateTime SeenAt);
