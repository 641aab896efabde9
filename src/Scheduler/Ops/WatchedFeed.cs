using InsightsEtl.Load.Ops;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>A feed with what is expected of it.</summary>
/// <param name="ExpectedHour">Hour of the schedule's zone by which the day before is to be there; null: it is never late.</param>
/// <param name="Late">What is late; null: nothing is.</param>
public sealed record WatchedFeed(FeedRow Row, int? ExpectedHour, string Zone, string? Late);
