namespace InsightsEtl.Load.Ops;

/// <summary>How the pipeline stands, in numbers.</summary>
/// <param name="QueueAgeSeconds">For how long the oldest request has waited for a worker; 0: none waits.</param>
/// <param name="Workers">Processes that gave a sign of life within half a minute.</param>
/// <param name="LastNightAt">Null: no night has been yet.</param>
/// <param name="NewestAsOf">Of all published months; null: none is.</param>
public sealed record MetricsRow(
    int Queued,
    int Running,
    double QueueAgeSeconds,
    long RunsSucceeded,
    long RunsFailed,
    long RunsInterrupted,
    int Workers,
    bool IsPaused,
    DateTime? LastNightAt,
    DateOnly? NewestAsOf);
