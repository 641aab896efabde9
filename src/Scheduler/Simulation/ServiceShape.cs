using InsightsEtl.Extract;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>The way in which a simulated service gives what it has.</summary>
sealed record ServiceShape(Paging Paging = Paging.NextLink, BodyFormat Format = BodyFormat.Json, int PageSize = 10_000, bool IsGzip = false);
