namespace InsightsEtl.Load.Ops;

/// <summary>Report files a run wrote, of one dataset and audience in all formats.</summary>
public sealed record RunFileRow(DateOnly MonthStart, string Dataset, string Audience, int Version, long Rows, int Files, long Bytes);
