namespace InsightsEtl.Scheduler.Embedded;

/// <summary>What a caller may choose about a cluster when it is started.</summary>
/// <param name="IsThrowaway">True for tests only: nothing is forced to disk, so a crash of the machine may lose everything.</param>
sealed record ClusterOptions(bool IsThrowaway = false)
{
    /// <summary>Recovery after a crash replays up to max_wal_size of log, which takes minutes on a slow disk.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
